package io.dynox.metrics;

import io.dynox.BatchListener;
import io.dynox.BatchWriteResult;
import io.dynox.FailedWrite;
import io.dynox.metrics.RegistryMeters.Series;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Turns what the engine does into the meters of {@link DynoxMeter}, in each registry that it is bound to. Without a
 * registry it does nothing. Events before the binding are not counted.
 *
 * <p>Writes count as <em>written</em> and <em>failed</em> when they are; as <em>superseded</em> and <em>not attempted</em>
 * when their writer closes.
 *
 * <p>Thread-safe.
 */
public final class DynoxMetrics implements MeterBinder, BatchListener {

    private static final int MAX_REASONS = 50;

    private final List<RegistryMeters> bound = new CopyOnWriteArrayList<>();
    private final BoundedTag tables;
    private final BoundedTag reasons = new BoundedTag(MAX_REASONS);

    /**
     * Creates metrics that are bound to no registry yet.
     *
     * @param maxTables the most tables with meters of their own; further ones share the tag {@code other}
     * @throws IllegalArgumentException when {@code maxTables} is below one
     */
    public DynoxMetrics(int maxTables) {
        this.tables = new BoundedTag(maxTables);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (bound.stream().noneMatch(meters -> meters.isOf(registry))) {
            bound.add(new RegistryMeters(registry));
        }
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        if (bound.isEmpty()) {
            return;
        }
        String table = tables.of(event.table());
        String operation = tag(event.operation());
        Series requests = new Series(DynoxMeter.REQUESTS, table, operation, tag(event.outcome()));
        bound.forEach(meters -> meters.time(requests, event.elapsed()));
        boolean answered = event.outcome() == Outcome.SUCCESS || event.outcome() == Outcome.PARTIAL;
        if (answered && event.operation() == Operation.BATCH_WRITE) {
            count(event.processed(), DynoxMeter.ITEMS, table, operation, "written");
        }
        if (answered && event.operation() == Operation.SCAN) {
            count(event.processed(), DynoxMeter.ITEMS, table, operation, "found");
        }
        if (event.outcome() == Outcome.PARTIAL || event.outcome() == Outcome.THROTTLED) {
            count(event.unprocessed(), DynoxMeter.UNPROCESSED, table, operation);
        }
        count(event.consumedUnits(), DynoxMeter.CONSUMED, table, operation);
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        if (!bound.isEmpty()) {
            count(event.items(), DynoxMeter.RETRIES, tables.of(event.table()), tag(event.operation()));
        }
    }

    @Override
    public void throttled(Throttled event) {
        if (bound.isEmpty()) {
            return;
        }
        String table = tables.of(event.table());
        List<String> given = event.reasons().isEmpty() ? List.of("unspecified") : event.reasons();
        given.stream()
                .distinct()
                .forEach(reason -> count(1, DynoxMeter.THROTTLES, table, tag(event.operation()), reasons.of(reason)));
    }

    @Override
    public void rateLimited(RateLimited event) {
        if (!bound.isEmpty()) {
            Series waits = new Series(DynoxMeter.RATE_LIMIT_WAITS, tables.of(event.table()), tag(event.operation()));
            bound.forEach(meters -> meters.time(waits, event.delay()));
        }
    }

    @Override
    public void itemFailed(FailedWrite failure) {
        if (!bound.isEmpty()) {
            countItems(failure.write().table(), Operation.BATCH_WRITE, "failed", 1);
        }
    }

    @Override
    public void writerClosed(BatchWriteResult result) {
        if (!bound.isEmpty()) {
            countItems(result.table(), Operation.BATCH_WRITE, "superseded", result.superseded());
            countItems(result.table(), Operation.BATCH_WRITE, "not_attempted", result.notAttempted());
        }
    }

    @Override
    public void getCompleted(GetCompleted event) {
        if (!bound.isEmpty()) {
            countItems(event.table(), Operation.BATCH_GET, "found", event.found());
            countItems(event.table(), Operation.BATCH_GET, "missing", event.missing());
            countItems(event.table(), Operation.BATCH_GET, "unread", event.unread());
        }
    }

    private void countItems(String table, Operation operation, String outcome, long items) {
        count((double) items, DynoxMeter.ITEMS, tables.of(table), tag(operation), outcome);
    }

    private void count(double amount, DynoxMeter meter, String... values) {
        if (amount > 0) {
            Series series = new Series(meter, values);
            bound.forEach(meters -> meters.count(series, amount));
        }
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
