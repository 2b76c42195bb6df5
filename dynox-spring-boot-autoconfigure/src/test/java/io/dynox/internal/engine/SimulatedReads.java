package io.dynox.internal.engine;

import io.dynox.GetOptions;
import io.dynox.RetriesExhaustedException;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.read.ReadOutcome.Failed;
import io.dynox.internal.engine.read.ReadOutcome.Replied;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.request.RequestFailure.Refused;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import io.dynox.internal.engine.request.RequestFailure.Unanswered;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One batch get against a table that misbehaves; knows what each key must come to. */
final class SimulatedReads implements ReadTransport<Integer, String> {

    /** What the service knows of one key. */
    private static final class Trace {
        boolean isAsked;
        boolean isRead;
        /** Its budget was spent, however the clocks of both sides differ. */
        boolean isSpent;
        /** Its budget was spent, as far as the clocks of both sides may differ. */
        boolean mayBeSpent;

        int attempts;
        int fruitless;
        long firstSentNanos;
        /** When its wait for another request may end at the latest, as far as its own attempts tell. */
        long dueNanos;
    }

    /** Requests in flight for a table, over all its batch gets. */
    static final class Table {
        final int window;
        final SimulatedMeter meter;
        final SimulatedPatience patience;
        int requestsInFlight;

        Table(SimulatedRuntime runtime, int window, SimulatedMeter meter) {
            this.patience = new SimulatedPatience(runtime);
            this.window = window;
            this.meter = meter;
        }
    }

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final SimulatedWeather weather;
    private final Table table;
    private final GetOptions options;
    private final int cutShare;
    private final List<Trace> traces = new ArrayList<>();
    private int requestsInFlight;
    private int requests;
    private double consumedUnits;
    private long lastReadNanos;
    private long longestSilenceNanos;
    private boolean isGone;
    private boolean isRefusalHeard;

    private @Nullable CompletableFuture<ReadResult<String>> result;
    /** Whether several batch gets of one stream share this, each with a concurrency of its own. */
    private boolean isStreamed;
    /** Nothing may be sent any more. */
    boolean isCancelled;

    SimulatedReads(
            SplittableRandom random,
            SimulatedRuntime runtime,
            SimulatedWeather weather,
            Table table,
            GetOptions options,
            int keys) {
        this.random = random;
        this.runtime = runtime;
        this.weather = weather;
        this.table = table;
        this.options = options;
        this.cutShare = random.nextInt(3) == 0 ? 0 : random.nextInt(90);
        for (int key = 0; key < keys; key++) {
            traces.add(new Trace());
        }
    }

    void start(BatchEngine engine, String name) {
        List<Integer> keys = new ArrayList<>();
        for (int key = 0; key < traces.size(); key++) {
            keys.add(key);
        }
        lastReadNanos = runtime.nanoTime();
        result = watched(keys, engine.read(engine.beginRead(name, keys.size()), name, keys, this, options));
    }

    @Override
    public CompletionStage<ReadOutcome<String>> send(String name, List<Integer> keys, GetOptions given) {
        requests++;
        GetOptions same = isStreamed
                ? given.toBuilder().concurrency(options.concurrency()).build()
                : given;
        runtime.check(same.equals(options), "other options", given);
        runtime.check(!isCancelled, "sent after it was cancelled", keys.size());
        runtime.check(!keys.isEmpty() && keys.size() <= 100, "illegal number of keys", keys.size());
        runtime.check(++requestsInFlight <= options.concurrency(), "more requests than may be", requestsInFlight);
        runtime.check(++table.requestsInFlight <= table.window, "too many for the table", table.requestsInFlight);
        runtime.check(!isRefusalHeard || isStreamed, "asked a table that is gone", keys.size());
        for (int key : keys) {
            Trace trace = traces.get(key);
            runtime.check(!trace.isAsked, "asked twice at once", key);
            runtime.check(!trace.isRead, "asked again after it was read", key);
            runtime.check(!trace.isSpent, "asked after its budget was spent", key);
            if (trace.attempts > 0 && table.meter.isUnlimited()) {
                table.patience.checkWait(trace.dueNanos, key);
            }
            trace.isAsked = true;
            if (trace.attempts++ == 0) {
                trace.firstSentNanos = runtime.nanoTime();
            }
        }
        table.patience.sent();
        table.meter.sent(keys.size());
        if (chance(weather.thrown())) {
            end(keys, new Failed<>(new Unanswered(new IllegalStateException("thrown"))));
            throw new IllegalStateException("the client threw");
        }
        CompletableFuture<ReadOutcome<String>> reply = new CompletableFuture<>();
        if (chance(weather.inline())) {
            reply.complete(end(keys, decide(keys)));
        } else {
            runtime.schedule(() -> answer(keys, reply), weather.latency(random));
        }
        return reply;
    }

    private void answer(List<Integer> keys, CompletableFuture<ReadOutcome<String>> reply) {
        ReadOutcome<String> outcome = end(keys, decide(keys));
        // a lane that pauses or waits for units has another reason to wait
        boolean isFree = weather.isSteady() && table.meter.isUnlimited();
        boolean wasCut = outcome instanceof Replied<String> replied && replied.sizeCut();
        int before = requests;
        if (outcome.failure() instanceof Unanswered failed && random.nextBoolean()) {
            reply.completeExceptionally(failed.cause());
        } else {
            reply.complete(outcome);
        }
        if (wasCut && isFree && requestsInFlight == 0 && table.requestsInFlight == 0) {
            runtime.check(
                    requests > before || isGone || isCancelled, "a full reply was not continued at once", keys.size());
        }
    }

    private ReadOutcome<String> decide(List<Integer> keys) {
        if (isGone || chance(weather.refused())) {
            isGone = true;
            return new Failed<>(new Refused(new IllegalStateException("no such table")));
        }
        if (chance(weather.throttled())) {
            return new Failed<>(new Throttled(new IllegalStateException("throttled"), List.of()));
        }
        if (chance(weather.unknown())) {
            return new Failed<>(new Unanswered(new IllegalStateException("connection lost")));
        }
        BitSet unprocessed = new BitSet();
        boolean isCut = chance(cutShare);
        if (isCut) {
            unprocessed.set(1 + random.nextInt(keys.size()), keys.size() + 1);
            unprocessed.clear(keys.size());
        } else if (chance(weather.partial())) {
            int share = random.nextInt(101);
            for (int i = 0; i < keys.size(); i++) {
                unprocessed.set(i, chance(share));
            }
        }
        List<@Nullable String> items = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            items.add(unprocessed.get(i) ? null : item(keys.get(i)));
        }
        double units = (keys.size() - unprocessed.cardinality()) * (weather.unitsFactor() == 1 ? 0.5 : 4);
        return new Replied<>(items, unprocessed, isCut && !unprocessed.isEmpty(), units, null);
    }

    private ReadOutcome<String> end(List<Integer> keys, ReadOutcome<String> outcome) {
        requestsInFlight--;
        table.requestsInFlight--;
        BitSet unprocessed = new BitSet();
        unprocessed.set(0, keys.size());
        if (outcome instanceof Replied<String> replied) {
            unprocessed = replied.unprocessed();
            consumedUnits += replied.consumedUnits();
        } else if (outcome.failure() instanceof Refused) {
            runtime.schedule(() -> isRefusalHeard = true, 0);
        }
        table.meter.ended(keys.size() - unprocessed.cardinality(), outcome.consumedUnits());
        boolean isCut = outcome instanceof Replied<String> replied && replied.sizeCut();
        boolean progress = unprocessed.cardinality() < keys.size();
        table.patience.ended();
        if (!progress && !(outcome.failure() instanceof Refused)) {
            int fewest = keys.stream()
                    .mapToInt(key -> traces.get(key).fruitless)
                    .min()
                    .orElseThrow();
            table.patience.blocked(options.retry(), fewest + 1);
        }
        if (progress) {
            endSilence();
        }
        for (int i = 0; i < keys.size(); i++) {
            Trace trace = traces.get(keys.get(i));
            trace.isAsked = false;
            trace.isRead = !unprocessed.get(i);
            trace.fruitless = progress ? 0 : trace.fruitless + 1;
            trace.dueNanos = runtime.nanoTime()
                    + (isCut && progress ? 0 : SimulatedPatience.longestDelayNanos(options.retry(), trace.fruitless));
            trace.isSpent = !trace.isRead && !isCut && isSpent(trace, SimulatedRuntime.CLOCK_SLACK_NANOS);
            trace.mayBeSpent = !trace.isRead && !isCut && isSpent(trace, -SimulatedRuntime.CLOCK_SLACK_NANOS);
        }
        return outcome;
    }

    private boolean isSpent(Trace trace, long slackNanos) {
        return trace.fruitless >= options.retry().maxAttempts()
                || runtime.nanoTime() - trace.firstSentNanos
                        >= options.retry().deadline().toNanos() + slackNanos;
    }

    private void endSilence() {
        longestSilenceNanos = Math.max(longestSilenceNanos, runtime.nanoTime() - lastReadNanos);
        lastReadNanos = runtime.nanoTime();
    }

    /** Keys that wait for their next request are given up without one when their deadline has passed. */
    private CompletableFuture<ReadResult<String>> watched(
            List<Integer> keys, CompletableFuture<ReadResult<String>> read) {
        CompletableFuture<?> unused = read.thenAccept(whole -> {
            endSilence();
            long deadline = options.retry().deadline().toNanos() - SimulatedRuntime.CLOCK_SLACK_NANOS;
            whole.unread().stream().mapToObj(i -> traces.get(keys.get(i))).forEach(trace -> {
                boolean isLate = trace.attempts > 0 && runtime.nanoTime() - trace.firstSentNanos >= deadline;
                trace.mayBeSpent |= isLate || (!isStreamed && longestSilenceNanos >= deadline);
            });
        });
        return read;
    }

    /** For a stream, which reads the keys from zero on. */
    CompletableFuture<ReadResult<String>> read(
            CallerOperation operation, BatchEngine engine, String name, List<Integer> keys) {
        isStreamed = true;
        keys.forEach(key -> {
            while (traces.size() <= key) {
                traces.add(new Trace());
            }
        });
        return watched(
                keys,
                engine.read(
                        operation,
                        name,
                        keys,
                        this,
                        options.toBuilder().concurrency(1).build()));
    }

    /** Whether the service has answered for a key. */
    boolean isRead(int key) {
        return traces.get(key).isRead;
    }

    boolean mayBeGivenUp(int key) {
        return traces.get(key).mayBeSpent || isGone;
    }

    /** Two keys of three exist. */
    static @Nullable String item(int key) {
        return key % 3 == 0 ? null : "item " + key;
    }

    /** Holds when nothing is left to happen. */
    void checkAtTheEnd() {
        ReadResult<String> read = result == null ? null : result.getNow(null);
        if (read == null) {
            throw new AssertionError("hangs");
        }
        long retries = 0;
        for (int key = 0; key < traces.size(); key++) {
            Trace trace = traces.get(key);
            retries += Math.max(0, trace.attempts - 1);
            boolean isUnread = read.unread().get(key);
            String item = read.items().get(key);
            runtime.check(isUnread != trace.isRead, "neither read nor unread, or both", key);
            runtime.check(!isUnread || trace.mayBeSpent || isGone, "given up too early", key);
            runtime.check(Objects.equals(item, trace.isRead ? item(key) : null), "another item", key);
        }
        runtime.check(read.items().size() == traces.size(), "another number of items", read.items());
        runtime.check(read.requests() == requests, "miscounted requests", read.requests());
        runtime.check(read.retries() == retries, "miscounted retries", read.retries());
        runtime.check(Math.abs(read.consumedUnits() - consumedUnits) < 0.5, "miscounted units", consumedUnits);
        runtime.check((read.cause() == null) == read.unread().isEmpty(), "cause without need, or none", read);
        boolean isExhausted = read.cause() instanceof RetriesExhaustedException;
        runtime.check(read.cause() == null || isGone || isExhausted, "another cause", String.valueOf(read.cause()));
        runtime.throwViolation();
    }

    private boolean chance(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }
}
