package io.dynox.internal.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.engine.runtime.ManualRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final long ATTEMPT_NANOS = 1_000_000_000_000L;

    private static final long PAUSE_NANOS = 25_000_000;

    private final ManualRuntime runtime = new ManualRuntime();
    private final List<String> woken = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Runnable first = waiter("first");
    private final Runnable second = waiter("second");

    private Runnable waiter(String name) {
        return () -> woken.add(name);
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

        private final List<String> calls = new ArrayList<>();
        private final List<Runnable> queue = new ArrayList<>();
        private boolean isOpen = true;
        private final Pacer pacer = new Pacer() {
            @Override
            public @Nullable Ticket admit(Runnable opened) {
                if (!isOpen) {
                    queue.add(opened);
                    return null;
                }
                return new Ticket() {
                    @Override
                    public void spend(long units) {
                        calls.add("spent " + units);
                        isOpen = false;
                    }

                    @Override
                    public void decline() {
                        calls.add("declined");
                    }
                };
            }

            @Override
            public void pass(Runnable opened) {
                calls.add("passed");
            }

            @Override
            public void correct(long units) {}

            @Override
            public void signal(boolean throttled) {}
        };
        private final Lane lane = new Lane(runtime, 8, ATTEMPT_NANOS, pacer, waits::add);

        @Test
        void isClosedUntilTheLimitCalls() {
            enter(lane);
            lane.spend(10);
            assertThat(lane.tryEnter(first)).isFalse();
            assertThat(lane.isOwing()).isTrue();
            runtime.advance(Duration.ofSeconds(3));
            assertThat(woken).isEmpty();

            open();
            assertThat(woken).containsExactly("first");
            assertThat(lane.tryEnter(first)).isTrue();

            assertThat(waits).containsExactly(Duration.ofSeconds(3));
            assertThat(lane.isOwing()).isFalse();
            assertThat(calls).containsExactly("spent 10");
        }

        @Test
        void asksOnceHoweverManyWait() {
            enter(lane);
            lane.spend(10);
            lane.tryEnter(first);
            lane.tryEnter(() -> woken.add("second"));

            assertThat(queue).hasSize(1);
            open();
            assertThat(woken).containsExactly("first", "second");
        }

        @Test
        void whoIsTurnedAwayKeepsItsPlaceInTheQueue() {
            Runnable second = () -> woken.add("second");
            enter(lane);
            lane.spend(10);
            lane.tryEnter(first);
            lane.tryEnter(second);
            open();
            assertThat(lane.tryEnter(first)).isTrue();
            lane.spend(10);
            assertThat(lane.tryEnter(second)).isFalse();
            lane.tryEnter(first);
            woken.clear();

            open();

            assertThat(woken).startsWith("second");
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
        void placeThatWasNotNeededCostsNothing() {
            enter(lane);

            lane.leaveUnused();

            assertThat(calls).containsExactly("declined");
        }

        @Test
        void callIsPassedOnWhenNobodyWaitsAnyMore() {
            enter(lane);
            lane.spend(10);
            lane.tryEnter(first);
            lane.join();
            lane.part(first);
            calls.clear();

            open();

            assertThat(calls).containsExactly("passed");
            isOpen = true;
            enter(lane);
            assertThat(waits).as("nobody waited for this one").isEmpty();
        }

        @Test
        void callIsPassedOnWhenWhoWasWokenHasNothingToSend() {
            enter(lane);
            lane.spend(10);
            lane.tryEnter(first);
            open();
            calls.clear();

            lane.pass(first);

            assertThat(calls).containsExactly("passed");
        }

        @Test
        void callThatComesWhileTheLaneIsTurnedAwayIsNotLost() {
            Pacer hasty = new Pacer() {
                private int asked;

                @Override
                public @Nullable Ticket admit(Runnable opened) {
                    if (asked++ > 0) {
                        return Ticket.FREE;
                    }
                    opened.run();
                    return null;
                }

                @Override
                public void pass(Runnable opened) {}

                @Override
                public void correct(long units) {}

                @Override
                public void signal(boolean throttled) {}
            };
            Lane called = new Lane(runtime, 8, ATTEMPT_NANOS, hasty, waits::add);

            boolean isIn = called.tryEnter(first);

            assertThat(isIn || woken.contains("first")).isTrue();
        }

        private void open() {
            isOpen = true;
            List<Runnable> called = List.copyOf(queue);
            queue.clear();
            called.forEach(Runnable::run);
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
