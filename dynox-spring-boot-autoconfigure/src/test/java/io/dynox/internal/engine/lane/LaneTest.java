package io.dynox.internal.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.runtime.ManualRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final long ATTEMPT_NANOS = 1_000_000_000_000L;

    private static final long PAUSE_NANOS = 25_000_000;

    private final ManualRuntime runtime = new ManualRuntime();
    private final List<String> woken = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Runnable first = new Waiter("first");
    private final Runnable second = new Waiter("second");

    private final class Waiter implements Runnable {
        private final String name;

        Waiter(String name) {
            this.name = name;
        }

        @Override
        public void run() {
            woken.add(name);
        }
    }

    @Nested
    class AtItsFloor {

        private final Lane lane = new Lane(runtime, 1, ATTEMPT_NANOS, Pacer.UNLIMITED, waits::add);

        @Test
        void takesOneRequest() {
            assertThat(lane.tryEnter(first)).isTrue();
            assertThat(lane.tryEnter(second)).isFalse();
        }

        @Test
        void wakesAsManyAsThereArePlacesInTheirOrder() {
            enter(lane);
            lane.tryEnter(first);
            lane.tryEnter(second);

            lane.leave(1, 0, Signal.KEEPS_UP, 0);
            assertThat(woken).containsExactly("first");

            lane.pass(first);
            assertThat(woken).containsExactly("first", "second");
        }

        @Test
        void whoHadATurnWaitsBehindTheOthersForTheNext() {
            assertThat(lane.tryEnter(first)).isTrue();
            lane.tryEnter(second);
            lane.tryEnter(first);

            lane.leave(1, 0, Signal.KEEPS_UP, 0);

            assertThat(lane.tryEnter(first)).isFalse();
            assertThat(lane.tryEnter(second)).isTrue();
        }

        @Test
        void pauseTakesBackThePlaceThatWasGivenAndGivesItToTheSameAfterwards() {
            enter(lane);
            lane.tryEnter(first);
            lane.tryEnter(second);
            lane.leave(1, 0, Signal.BLOCKED, 1_000_000);

            assertThat(lane.tryEnter(first)).isFalse();
            runtime.advance(Duration.ofMillis(1));

            assertThat(woken).containsExactly("first");
            assertThat(lane.tryEnter(first)).isTrue();
        }

        @Test
        void wakesOnceWhoAskedTwice() {
            enter(lane);
            lane.tryEnter(first);
            lane.tryEnter(first);

            lane.leaveUnused();

            assertThat(woken).containsExactly("first");
        }

        @Test
        void doesNotWakeWhoHasParted() {
            enter(lane);
            lane.tryEnter(first);

            lane.part(first);
            lane.leaveUnused();

            assertThat(woken).isEmpty();
        }

        @Test
        void pausesWhenNothingAtAllIsProcessed() {
            enter(lane);
            lane.leave(1, runtime.nanoTime(), Signal.BLOCKED, PAUSE_NANOS);

            assertThat(lane.tryEnter(first)).isFalse();
            runtime.advance(Duration.ofMillis(24));
            assertThat(woken).isEmpty();

            runtime.advance(Duration.ofMillis(1));
            assertThat(woken).containsExactly("first");
            assertThat(lane.tryEnter(first)).isTrue();
        }

        @Test
        void pausesAsLongAsThePolicyOfTheRequestSaysWhateverCameBefore() {
            for (int blocked = 0; blocked < 20; blocked++) {
                enter(lane);
                lane.leave(1, runtime.nanoTime(), Signal.BLOCKED, 1_000_000);

                assertThat(lane.tryEnter(first)).isFalse();
                runtime.advance(Duration.ofMillis(1));
                assertThat(lane.tryEnter(first)).isTrue();
                lane.leaveUnused();
            }
        }

        @Test
        void doesNotPauseWhenAPartIsProcessed() {
            enter(lane);
            lane.leave(1, runtime.nanoTime(), Signal.CONGESTED, PAUSE_NANOS);

            assertThat(lane.tryEnter(first)).isTrue();
        }
    }

    @Nested
    class WithARateLimit {

        private final List<CompletableFuture<Duration>> spent = new ArrayList<>();
        private final Pacer pacer = new Pacer() {
            @Override
            public CompletionStage<Duration> spend(long units) {
                CompletableFuture<Duration> wait = new CompletableFuture<>();
                spent.add(wait);
                return wait;
            }

            @Override
            public void correct(long units) {}

            @Override
            public void signal(boolean throttled) {}
        };
        private final Lane lane = new Lane(runtime, 8, ATTEMPT_NANOS, pacer, waits::add);

        @Test
        void isClosedUntilThePriceIsKnown() {
            enter(lane);
            lane.spend(10);
            assertThat(lane.tryEnter(first)).isFalse();

            spent.get(0).complete(Duration.ZERO);

            assertThat(woken).containsExactly("first");
            assertThat(waits).isEmpty();
        }

        @Test
        void isClosedUntilTheDebtIsPaid() {
            enter(lane);
            lane.spend(10);
            assertThat(lane.tryEnter(first)).isFalse();

            spent.get(0).complete(Duration.ofSeconds(3));
            runtime.advance(Duration.ofMillis(2_999));
            assertThat(woken).isEmpty();

            runtime.advance(Duration.ofMillis(1));
            assertThat(woken).containsExactly("first");
            assertThat(waits).containsExactly(Duration.ofSeconds(3));
        }

        @Test
        void endsOfRequestsDoNotOpenItBeforeTheDebtIsPaid() {
            enter(lane);
            lane.spend(10);
            lane.tryEnter(first);

            lane.leave(1, 0, Signal.KEEPS_UP, 0);

            assertThat(woken).isEmpty();
        }

        @Test
        void whoWaitsIsForgivenWhenTheLimitChanges() {
            enter(lane);
            lane.spend(10);
            spent.get(0).complete(Duration.ofHours(3));
            lane.tryEnter(first);

            lane.forgive();

            assertThat(woken).containsExactly("first");
            assertThat(runtime.scheduled()).isZero();
            assertThat(lane.snapshot("users", Operation.BATCH_WRITE).isRateLimited())
                    .isFalse();
        }

        @Test
        void priceThatIsKnownTooLateIsForgivenAsWell() {
            enter(lane);
            lane.spend(10);
            lane.forgive();

            spent.get(0).complete(Duration.ofHours(3));

            assertThat(lane.tryEnter(first)).isTrue();
            assertThat(runtime.scheduled()).isZero();
        }

        @Test
        void brokenLimitLetsPass() {
            enter(lane);
            lane.spend(10);

            spent.get(0).completeExceptionally(new IllegalStateException("no bucket"));

            assertThat(lane.tryEnter(first)).isTrue();
        }
    }

    @Test
    void laneIsIdleWithoutUsersAndRequests() {
        Lane lane = new Lane(runtime, 8, ATTEMPT_NANOS, Pacer.UNLIMITED, waits::add);
        lane.join();
        enter(lane);
        assertThat(lane.isIdle()).isFalse();

        lane.part(first);
        assertThat(lane.isIdle()).isFalse();

        lane.leaveUnused();
        assertThat(lane.isIdle()).isTrue();
    }

    @Test
    void learnsWhatReadsCost() {
        Lane lane = new Lane(runtime, 8, ATTEMPT_NANOS, Pacer.UNLIMITED, waits::add);
        assertThat(lane.readCosts().estimate(10)).isEqualTo(10);

        for (int i = 0; i < 100; i++) {
            lane.readCosts().learn(10, 50);
        }

        assertThat(lane.readCosts().estimate(10)).isEqualTo(50);
        assertThat(lane.readCosts().estimate(0)).isOne();
    }

    private void enter(Lane lane) {
        assertThat(lane.tryEnter(() -> {})).isTrue();
    }
}
