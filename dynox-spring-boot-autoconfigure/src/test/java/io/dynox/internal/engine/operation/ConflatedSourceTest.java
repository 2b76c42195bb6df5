package io.dynox.internal.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

class ConflatedSourceTest {

    private final ConflatedSource source = new ConflatedSource(Runnable::run);
    private int value;
    private final Publisher<Integer> publisher = source.publisher(() -> value);
    private final Recorder recorder = new Recorder();

    @Test
    void subscriberIsGivenThePresentValueAtOnce() {
        value = 7;
        publisher.subscribe(recorder);
        recorder.request(10);

        assertThat(recorder.heard).containsExactly("7");
    }

    @Test
    void slowSubscriberIsGivenTheLatestValue() {
        publisher.subscribe(recorder);
        for (value = 1; value < 5; value++) {
            source.changed();
        }
        recorder.request(1);
        recorder.request(1);

        assertThat(recorder.heard).containsExactly("5");
    }

    @Test
    void lastValueComesBeforeTheEndThoughItIsAskedForAfterIt() {
        publisher.subscribe(recorder);
        recorder.request(1);
        value = 9;
        source.changed();
        source.end();
        assertThat(recorder.heard).containsExactly("0");

        recorder.request(1);
        assertThat(recorder.heard).containsExactly("0", "9", "end");
    }

    @Test
    void latecomerIsGivenTheLastValueAndTheEnd() {
        value = 9;
        source.end();
        publisher.subscribe(recorder);
        recorder.request(1);

        assertThat(recorder.heard).containsExactly("9", "end");
    }

    @Test
    void cancelledSubscriberHearsNothingMore() {
        publisher.subscribe(recorder);
        recorder.request(10);
        recorder.cancel();
        source.changed();
        source.end();

        assertThat(recorder.heard).containsExactly("0");
    }

    @Test
    void subscriberThatThrowsIsNotCalledAgainAndKeepsNothingFromTheOthers() {
        Subscriber<Integer> broken = new Recorder() {
            @Override
            public void onNext(Integer next) {
                super.onNext(next);
                throw new NoClassDefFoundError("broken");
            }
        };
        publisher.subscribe(broken);
        publisher.subscribe(recorder);
        ((Recorder) broken).request(10);
        recorder.request(10);
        source.changed();

        assertThat(((Recorder) broken).heard).containsExactly("0");
        assertThat(recorder.heard).containsExactly("0", "0");
    }

    @Test
    void demandOfZeroIsAnError() {
        publisher.subscribe(recorder);
        recorder.request(0);

        assertThat(recorder.heard).containsExactly("error");
        assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void nothingIsSignalledBeforeTheSubscriptionIs() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        Publisher<Integer> deferred = new ConflatedSource(tasks::add).publisher(() -> 1);
        recorder.requestAtOnce = 1;
        deferred.subscribe(recorder);
        assertThat(recorder.heard).isEmpty();

        tasks.remove().run();
        assertThat(recorder.heard).containsExactly("1");
        assertThat(tasks).isEmpty();
    }

    @Test
    void rulesOfReactiveStreamsAreKept() {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG tests = new TestNG(false);
        tests.setVerbose(0);
        tests.setTestClasses(new Class<?>[] {Rules.class});
        tests.addListener(results);
        tests.run();

        assertThat(results.getFailedTests())
                .extracting(ITestResult::getName, ITestResult::getThrowable)
                .isEmpty();
        assertThat(results.getPassedTests()).hasSizeGreaterThan(20);
    }

    private static class Recorder implements Subscriber<Integer> {

        private final List<String> heard = new ArrayList<>();
        private final List<Subscription> subscriptions = new ArrayList<>();
        private long requestAtOnce;

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriptions.add(subscription);
            if (requestAtOnce > 0) {
                subscription.request(requestAtOnce);
            }
        }

        @Override
        public void onNext(Integer next) {
            heard.add(next.toString());
        }

        @Override
        public void onError(Throwable failure) {
            heard.add("error");
        }

        @Override
        public void onComplete() {
            heard.add("end");
        }

        final void request(long n) {
            subscriptions.get(0).request(n);
        }

        final void cancel() {
            subscriptions.get(0).cancel();
        }
    }

    /** The compliance kit, for a source that changes whenever its value was taken. */
    public static final class Rules extends PublisherVerification<Long> {

        public Rules() {
            super(new TestEnvironment(500, 100), 500);
        }

        @Override
        public Publisher<Long> createPublisher(long elements) {
            ConflatedSource source = new ConflatedSource(ForkJoinPool.commonPool());
            AtomicLong taken = new AtomicLong();
            return source.publisher(() -> {
                long value = taken.incrementAndGet();
                if (value == elements) {
                    source.end();
                } else {
                    source.changed();
                }
                return value;
            });
        }

        @Override
        @SuppressWarnings("NullAway") // how the kit is told that there is none
        public Publisher<Long> createFailedPublisher() {
            // progress never fails
            return null;
        }

        @Override
        public long maxElementsFromPublisher() {
            return 10_000;
        }
    }
}
