package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriter;
import io.dynox.ItemWrite;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.request.RequestFailure.Refused;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import io.dynox.internal.engine.write.WriteSubscriber;
import io.dynox.internal.engine.write.WriteTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.reactivestreams.tck.SubscriberBlackboxVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

class WriteSubscriberTest {

    private final SimulatedRuntime runtime = new SimulatedRuntime(new SplittableRandom(1));
    private final List<List<Integer>> sent = new ArrayList<>();
    private final List<CompletableFuture<BatchOutcome>> replies = new ArrayList<>();
    private final Demand demand = new Demand();

    @Test
    void demandNeverExceedsWhatTheWriterHolds() {
        WriteSubscriber<Integer> subscriber = subscribe(
                WriteOptions.builder().bufferItems(50).bufferBytes(1 << 20).build());

        emit(subscriber, 0, 50);
        runEvents();

        assertThat(demand.requested)
                .as("nothing was written, but two full halves were accepted")
                .isEqualTo(100);
        emit(subscriber, 50, 50);
        runEvents();
        assertThat(demand.requested).as("no room, no demand").isEqualTo(100);
    }

    @Test
    void roomMakesNewDemand() {
        WriteSubscriber<Integer> subscriber = subscribe(
                WriteOptions.builder().bufferItems(50).bufferBytes(1 << 20).build());
        emit(subscriber, 0, 100);
        runEvents();

        replies.get(0).complete(BatchOutcome.written(25, null));
        runEvents();

        assertThat(demand.requested).isEqualTo(125);
    }

    @Test
    void completionWritesEverythingAndGivesTheAccount() {
        WriteSubscriber<Integer> subscriber = subscribe(WriteOptions.DEFAULT);
        emit(subscriber, 0, 30);

        subscriber.onComplete();
        answerAll(BatchOutcome.written(1, null));

        assertThat(subscriber.result()).isCompletedWithValueMatching(account -> account.written() == 30);
    }

    @Test
    void errorOfThePublisherDropsWhatWasNotSent() {
        WriteSubscriber<Integer> subscriber = subscribe(WriteOptions.DEFAULT);
        emit(subscriber, 0, 10);
        IllegalStateException failure = new IllegalStateException("source");

        subscriber.onError(failure);
        runEvents();

        assertThat(sent).isEmpty();
        assertThat(subscriber.result()).isCompletedExceptionally();
        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(BatchWriteException.class);
    }

    @Test
    void itemThatAClosedWriterDoesNotTakeIsNoSuccess() {
        BatchWriter<Integer> writer = writer(WriteOptions.DEFAULT);
        WriteSubscriber<Integer> subscriber = new WriteSubscriber<>(writer, 25);
        subscriber.onSubscribe(demand);
        CompletableFuture<?> closed = writer.close();
        runEvents();
        assertThat(closed).isDone();

        subscriber.onNext(1);
        runEvents();

        assertThat(demand.isCancelled).isTrue();
        assertThat(subscriber.result()).isCompletedExceptionally();
    }

    @Test
    @SuppressWarnings("NullAway") // a publisher that breaks the rules
    void publisherOfNothingFailsTheResult() {
        WriteSubscriber<Integer> subscriber = subscribe(WriteOptions.DEFAULT);

        assertThatThrownBy(() -> subscriber.onNext(null)).isInstanceOf(NullPointerException.class);
        runEvents();

        assertThat(demand.isCancelled).isTrue();
        assertThat(subscriber.result()).isCompletedExceptionally();
    }

    @Test
    void putThatFailsAtOnceCancelsTheSubscription() {
        WriteSubscriber<Integer> subscriber = subscribe(withBaseDelay(Duration.ofHours(1)));
        emit(subscriber, 0, 25);
        answerAll(new BatchOutcome.Failed(new Refused(new IllegalStateException("no table"))));

        emit(subscriber, 25, 1);
        runEvents();

        assertThat(demand.isCancelled).isTrue();
        assertThat(subscriber.result()).isCompletedExceptionally();
    }

    @Test
    void passingRefusalFailsWhatItMetAndTheStreamGoesOn() {
        WriteSubscriber<Integer> subscriber = subscribe(withBaseDelay(Duration.ofMillis(1)));
        emit(subscriber, 0, 25);
        answerAll(new BatchOutcome.Failed(new Refused(new IllegalStateException("not yet"))));

        emit(subscriber, 25, 25);
        answerAll(BatchOutcome.written(25, null));
        subscriber.onComplete();
        runEvents();

        assertThat(demand.isCancelled).isFalse();
        assertThat(subscriber.result())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .asInstanceOf(type(BatchWriteException.class))
                .satisfies(failure -> {
                    assertThat(failure.result().written()).isEqualTo(25);
                    assertThat(failure.result().failed()).isEqualTo(25);
                });
    }

    @Test
    void subscriberRulesOfReactiveStreamsHold() {
        TestListenerAdapter outcome = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {Rules.class});
        kit.addListener(outcome);

        kit.run();

        assertThat(outcome.getFailedTests())
                .extracting(ITestResult::getThrowable)
                .isEmpty();
        assertThat(outcome.getPassedTests()).hasSizeGreaterThan(10);
    }

    private static WriteOptions withBaseDelay(Duration delay) {
        return WriteOptions.builder()
                .retry(RetryPolicy.builder().baseDelay(delay).maxDelay(delay).build())
                .build();
    }

    private WriteSubscriber<Integer> subscribe(WriteOptions options) {
        WriteSubscriber<Integer> subscriber = new WriteSubscriber<>(writer(options), options.bufferItems());
        subscriber.onSubscribe(demand);
        return subscriber;
    }

    private BatchWriter<Integer> writer(WriteOptions options) {
        WriteTransport<Integer> transport = (table, writes) -> {
            sent.add(writes);
            replies.add(new CompletableFuture<>());
            return replies.get(replies.size() - 1);
        };
        return Engines.openWriter(
                Engines.of(runtime, List.of(), 32, 32),
                "t",
                "t",
                new NumberCodec(),
                CompletableFuture.completedFuture((operation, number) -> number),
                transport,
                options);
    }

    private void emit(WriteSubscriber<Integer> subscriber, int first, int count) {
        for (int id = first; id < first + count; id++) {
            subscriber.onNext(id);
        }
    }

    private void answerAll(BatchOutcome outcome) {
        for (int i = 0; i < replies.size(); i++) {
            replies.get(i).complete(outcome);
        }
        runEvents();
    }

    /** Runs what is due within a second; the time-out of a close is not. */
    private void runEvents() {
        long end = runtime.nanoTime() + 1_000_000_000L;
        boolean ran;
        do {
            ran = runtime.stepBefore(end);
        } while (ran);
    }

    /** Writes of numbers, each its own key. */
    private static final class NumberCodec implements WriteCodec<Integer, Integer> {
        @Override
        public PendingWrite<Integer> put(Integer number) {
            return new PendingWrite<>(ItemWrite.Kind.PUT, number, 100, 100);
        }

        @Override
        public PendingWrite<Integer> delete(Map<String, ?> key) {
            throw new UnsupportedOperationException("a publisher only puts");
        }

        @Override
        public Map<String, ?> describe(ItemWrite.Kind operation, Integer number) {
            return Map.of("number", number);
        }

        @Override
        public Map<String, ?> describeInvalid(Integer number) {
            return Map.of("number", number);
        }
    }

    private static final class Demand implements Subscription {
        long requested;
        boolean isCancelled;

        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public void cancel() {
            isCancelled = true;
        }
    }

    /** The rules of the specification that can be seen from outside. */
    public static final class Rules extends SubscriberBlackboxVerification<Integer> {

        public Rules() {
            super(new TestEnvironment(500));
        }

        @Override
        public Subscriber<Integer> createSubscriber() {
            BatchEngine engine = Engines.of(new ScheduledRuntime(), List.of(), 32, 32);
            BatchWriter<Integer> writer = Engines.openWriter(
                    engine,
                    "t",
                    "t",
                    new NumberCodec(),
                    CompletableFuture.completedFuture((operation, number) -> number),
                    (table, writes) -> CompletableFuture.completedFuture(BatchOutcome.written(writes.size(), null)),
                    WriteOptions.DEFAULT);
            return new WriteSubscriber<>(writer, WriteOptions.DEFAULT.bufferItems());
        }

        @Override
        public Integer createElement(int element) {
            return element;
        }
    }
}
