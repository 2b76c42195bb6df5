package io.dynox.internal.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.lane.Pacer;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final ReadWrite NONE = new ReadWrite(null, null);

    private final ManualRuntime runtime = new ManualRuntime();

    @Test
    void tablesThatAreMadeUpFillNothing() {
        RateLimit limit = new RateLimit.Fixed(100, 10);
        try (RateLimits limits = new RateLimits(runtime, NONE, Map.of())) {
            for (int i = 0; i < 1_000; i++) {
                limits.change("t" + i, Operation.BATCH_WRITE, limit);
            }

            assertThatThrownBy(() -> limits.change("further", Operation.BATCH_WRITE, limit))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1000 rate limits");
            assertThat(limits.limits()).hasSize(1_000);
            limits.change("t7", Operation.BATCH_WRITE, new RateLimit.Fixed(5, 5));
            limits.change("t8", Operation.BATCH_WRITE, null);
            limits.change("further", Operation.BATCH_WRITE, limit);
            assertThat(limits.limits()).hasSize(1_000);
        }
    }

    @Nested
    class ALimitOfThisProcess {

        private final LimitPacer pacer = LimitPacer.own(runtime, new RateLimit.Fixed(100, 10));
        private final Spender spender = new Spender(runtime, pacer);

        @Test
        void letsTheBurstPassAtOnce() {
            spender.spend(10);

            assertThat(spender.waits()).isZero();
        }

        @Test
        void makesADebtOfWhatIsNotThere() {
            spender.spend(60);

            assertThat(spender.waits()).isEqualTo(Duration.ofMillis(500));
        }

        @Test
        void savesUpNoMoreThanTheBurst() {
            runtime.advance(Duration.ofHours(1));
            spender.spend(11);

            assertThat(spender.waits()).isEqualTo(Duration.ofMillis(10));
        }

        @Test
        void costsLessThanExpectedShortenTheWait() {
            spender.spend(60);
            pacer.correct(-50);

            assertThat(spender.waits()).isZero();
        }

        @Test
        void whatIsRestoredDoesNotExceedTheBurst() {
            pacer.correct(-1_000);
            spender.spend(11);

            assertThat(spender.waits()).isEqualTo(Duration.ofMillis(10));
        }

        @Test
        void costsMoreThanExpectedMakeThoseWaitLongerWhoWaitAlready() {
            List<String> called = new ArrayList<>();
            spender.spend(60);
            assertThat(pacer.admit(() -> called.add("first"))).isNull();

            runtime.advance(Duration.ofMillis(400));
            pacer.correct(20);
            runtime.advance(Duration.ofMillis(299));
            assertThat(called).isEmpty();

            runtime.advance(Duration.ofMillis(1));
            assertThat(called).containsExactly("first");
        }

        @Test
        void costsLessThanExpectedFreeThoseWhoWaitAtOnce() {
            List<String> called = new ArrayList<>();
            spender.spend(60);
            assertThat(pacer.admit(() -> called.add("first"))).isNull();

            pacer.correct(-50);

            assertThat(called).containsExactly("first");
        }

        @Test
        void lanesGoInTheOrderInWhichTheyCame() {
            List<Runnable> called = new ArrayList<>();
            Runnable first = new Lane(called);
            Runnable second = new Lane(called);
            spender.spend(60);
            assertThat(pacer.admit(first)).isNull();
            assertThat(pacer.admit(second)).isNull();

            runtime.advance(Duration.ofMillis(500));
            assertThat(called).containsExactly(first);
            assertThat(pacer.admit(second)).as("not its turn").isNull();
            Spender.ticket(pacer, first).spend(25);
            assertThat(called).containsExactly(first);

            runtime.advance(Duration.ofMillis(250));
            assertThat(called).containsExactly(first, second);
        }

        @Test
        void turnThatIsPassedIsTheNextOnes() {
            List<Runnable> called = new ArrayList<>();
            Runnable first = new Lane(called);
            Runnable second = new Lane(called);
            spender.spend(60);
            pacer.admit(first);
            pacer.admit(second);
            runtime.advance(Duration.ofMillis(500));

            pacer.pass(first);

            assertThat(called).containsExactly(first, second);
        }

        @Test
        void requestsThatHaveNotPaidYetCountAsTheLargest() {
            spender.spend(6);
            Pacer.Ticket open = Spender.ticket(pacer, () -> {});

            assertThat(pacer.admit(spender)).as("4 units are left").isNull();
            open.decline();

            assertThat(pacer.admit(spender)).isNotNull();
        }

        @Test
        void setsNoTimerWhileNobodyWaits() {
            spender.spend(60);

            assertThat(runtime.scheduled()).isZero();
        }

        private record Lane(List<Runnable> called) implements Runnable {
            @Override
            public void run() {
                called.add(this);
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }

            @Override
            public int hashCode() {
                return System.identityHashCode(this);
            }
        }
    }

    @Nested
    class AnAdaptiveRate {

        private final LimitPacer pacer = LimitPacer.own(runtime, new RateLimit.Adaptive(100, 1_000));

        @Test
        void startsAtItsUpperEnd() {
            assertThat(pacer.unitsPerSecond()).isEqualTo(1_000);
        }

        @Test
        void fallsByAFifthWhenTheTableThrottles() {
            pacer.signal(true);

            assertThat(pacer.unitsPerSecond()).isEqualTo(800);
        }

        @Test
        void fallsOnceForWhatWasInFlightTogether() {
            pacer.signal(true);
            pacer.signal(true);

            assertThat(pacer.unitsPerSecond()).isEqualTo(800);
        }

        @Test
        void doesNotFallBelowItsLowerEnd() {
            for (int i = 0; i < 50; i++) {
                pacer.signal(true);
                runtime.advance(Duration.ofMillis(200));
            }

            assertThat(pacer.unitsPerSecond()).isEqualTo(100);
        }

        @Test
        void comesBackByATenthOfItsRangeASecond() {
            pacer.signal(true);
            runtime.advance(Duration.ofSeconds(1));
            pacer.signal(false);
            assertThat(pacer.unitsPerSecond()).isEqualTo(890);

            runtime.advance(Duration.ofSeconds(60));
            pacer.signal(false);
            assertThat(pacer.unitsPerSecond()).isEqualTo(1_000);
        }

        @Test
        void isWhatPaysTheDebt() {
            pacer.signal(true);
            Spender spender = new Spender(runtime, pacer);
            spender.spend(1_800);

            assertThat(spender.waits()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void tableWithoutALimitIsUnlimited() {
        RateLimits limits = new RateLimits(runtime, NONE, Map.of());

        assertThat(limits.pacer("users", Operation.BATCH_WRITE)).matches(Pacer::isUnlimited);
    }

    @Test
    void longestWaitOfAllLimitsCounts() {
        RateLimits limits = new RateLimits(
                runtime,
                new ReadWrite(new RateLimit.Fixed(10, 1), null),
                Map.of("users", new ReadWrite(new RateLimit.Fixed(100, 1), null)));
        Spender users = new Spender(runtime, limits.pacer("users", Operation.BATCH_WRITE));

        users.spend(11);

        assertThat(users.waits()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void tableThatWaitsForItsOwnLimitHoldsUpNoOther() {
        RateLimits limits = new RateLimits(
                runtime,
                new ReadWrite(new RateLimit.Fixed(1_000, 1_000), null),
                Map.of("users", new ReadWrite(new RateLimit.Fixed(1, 1), null)));
        Spender users = new Spender(runtime, limits.pacer("users", Operation.BATCH_WRITE));
        users.spend(100);
        assertThat(limits.pacer("users", Operation.BATCH_WRITE).admit(() -> {})).isNull();

        assertThat(new Spender(runtime, limits.pacer("orders", Operation.BATCH_WRITE)).waits())
                .isZero();
    }

    @Test
    void globalLimitIsSharedByAllTables() {
        RateLimits limits = new RateLimits(runtime, new ReadWrite(new RateLimit.Fixed(10, 1), null), Map.of());
        new Spender(runtime, limits.pacer("users", Operation.BATCH_WRITE)).spend(11);

        assertThat(new Spender(runtime, limits.pacer("orders", Operation.BATCH_WRITE)).waits())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.pacer("orders", Operation.BATCH_GET)).matches(Pacer::isUnlimited);
    }
}
