package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.OperationKind;
import io.dynox.RetryPolicy;
import io.dynox.internal.engine.read.GroupReader;
import io.dynox.internal.engine.read.GroupResult;
import io.dynox.internal.engine.request.RequestFailure.Refused;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.scan.PageOutcome.Failed;
import io.dynox.internal.engine.scan.PageOutcome.Page;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.scan.ScanFailure;
import io.dynox.internal.engine.scan.ScanSetup;
import io.dynox.internal.engine.scan.SegmentPlace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import reactor.core.publisher.Flux;

/** The publishers of reads keep the rules of Reactive Streams. */
class PublishedReadsTest {

    private static final ScheduledRuntime RUNTIME = new ScheduledRuntime();

    @ParameterizedTest
    @ValueSource(classes = {Keys.class, Scans.class})
    void publisherRulesOfReactiveStreamsHold(Class<?> rules) {
        TestListenerAdapter outcome = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {rules});
        kit.addListener(outcome);

        kit.run();

        assertThat(outcome.getFailedTests())
                .extracting(ITestResult::getThrowable)
                .isEmpty();
        assertThat(outcome.getPassedTests()).hasSizeGreaterThan(20);
    }

    private static BatchEngine engine() {
        return Engines.of(RUNTIME, List.of(), 4, 4);
    }

    /** The rules for streams of keys. */
    public static final class Keys extends PublisherVerification<Integer> {

        public Keys() {
            super(new TestEnvironment(500, 100));
        }

        @Override
        public Publisher<Integer> createPublisher(long elements) {
            return publisher(Flux.range(0, (int) Math.min(elements, Integer.MAX_VALUE)), (operation, keys) -> {
                operation.failRead(new IllegalStateException("nothing is sent"));
                return CompletableFuture.completedFuture(new GroupResult<>(keys, List.of(), null));
            });
        }

        @Override
        public Publisher<Integer> createFailedPublisher() {
            return publisher(
                    Flux.range(0, 10),
                    (operation, keys) -> CompletableFuture.failedFuture(new IllegalStateException("no table")));
        }

        private static Publisher<Integer> publisher(Flux<Integer> keys, GroupReader<Integer, Integer> reader) {
            return engine().readAll("numbers", keys, reader, 3, Duration.ofMillis(5), (cause, unread) -> cause);
        }
    }

    /** The rules for scans. */
    public static final class Scans extends PublisherVerification<Integer> {

        private static final int PAGE = 10;

        public Scans() {
            super(new TestEnvironment(500, 100));
        }

        @Override
        public Publisher<Integer> createPublisher(long elements) {
            return publisher((segment, from, room) -> {
                int first = from == null ? 0 : from;
                int end = (int) Math.min(first + (long) PAGE, elements);
                List<Integer> items = IntStream.range(first, end).boxed().toList();
                return CompletableFuture.completedFuture(new Page<>(items, end < elements ? end : null, 1));
            });
        }

        @Override
        public Publisher<Integer> createFailedPublisher() {
            return publisher((segment, from, room) -> CompletableFuture.completedFuture(
                    new Failed<>(new Refused(new IllegalStateException("no table")))));
        }

        private static Publisher<Integer> publisher(PageTransport<Integer, Integer> transport) {
            return engine().scan(new ScanSetup<>(
                    "t",
                    "t",
                    OperationKind.SCAN,
                    Long.MAX_VALUE,
                    transport,
                    1,
                    1,
                    RetryPolicy.DEFAULT,
                    List.of(new SegmentPlace<>(false, null)),
                    ScanFailure::cause));
        }
    }
}
