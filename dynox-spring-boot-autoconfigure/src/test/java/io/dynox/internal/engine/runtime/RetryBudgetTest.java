package io.dynox.internal.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.RetryPolicy;
import io.dynox.TableAccessException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private final RetryBudget budget = new RetryBudget(RetryPolicy.builder()
            .deadline(Duration.ofSeconds(10))
            .maxAttempts(3)
            .baseDelay(Duration.ofMillis(100))
            .maxDelay(Duration.ofSeconds(1))
            .build());

    @Test
    void firstWaitIsBetweenNothingAndTheBaseDelay() {
        assertThat(budget.delayNanos(0, 1, 0)).isZero();
        assertThat(budget.delayNanos(0, 1, ALMOST_ONE)).isBetween(99_999_999L, 100_000_000L);
    }

    @Test
    void upperEndDoublesUpToTheLargestDelay() {
        assertThat(budget.delayNanos(0, 2, 0.5)).isEqualTo(100_000_000);
        assertThat(budget.delayNanos(0, 3, 0.5)).isEqualTo(200_000_000);
        assertThat(budget.delayNanos(0, 5, 0.5)).isEqualTo(500_000_000);
        assertThat(budget.delayNanos(0, Integer.MAX_VALUE, 0.5)).isEqualTo(500_000_000);
    }

    @Test
    void progressWaitsNoLongerThanTheBaseDelay() {
        assertThat(budget.delayNanos(0, 0, 0.5)).isEqualTo(50_000_000);
    }

    @Test
    void lastWaitEndsAtTheDeadline() {
        assertThat(budget.delayNanos(9_999_999_000L, 5, 0.5)).isEqualTo(1_000);
    }

    @Test
    void deadlineEndsItWhateverTheProgress() {
        assertThat(budget.isSpent(9_999_999_999L, 0)).isFalse();
        assertThat(budget.isSpent(10_000_000_000L, 0)).isTrue();
    }

    @Test
    void attemptsInARowWithoutProgressEndIt() {
        assertThat(budget.isSpent(0, 2)).isFalse();
        assertThat(budget.isSpent(0, 3)).isTrue();
    }

    @Test
    void whatWaitsIsLookedAtWhenItsDeadlinePassesAndOftenAfterThat() {
        long deadline = 10_000_000_000L;

        assertThat(budget.patienceNanos(4_000_000_000L, 1)).isEqualTo(6_000_000_000L);
        assertThat(budget.patienceNanos(deadline, 1)).isEqualTo(deadline / 100);
        assertThat(budget.patienceNanos(2 * deadline, deadline - 1)).isEqualTo(deadline / 100);
        assertThat(budget.patienceNanos(deadline, deadline)).isZero();
    }

    @Test
    void withoutAnyFailureNothingIsGivenUpForATable() {
        assertThat(budget.patienceNanos(50_000_000_000L, 0)).isEqualTo(5_000_000_000L);
    }

    @Test
    void anEarlierFailureIsNotTheCauseWhereTheRowIsOfOthers() {
        IllegalStateException earlier = new IllegalStateException("earlier");

        assertThat(budget.silence("t", "pages", 0, 1, earlier))
                .hasNoCause()
                .hasMessageContaining("those of other operations");
        assertThat(budget.silence("t", "pages", 1, 1, earlier)).hasCause(earlier);
    }

    @Test
    void absurdDurationsDoNotOverflow() {
        RetryBudget patient = new RetryBudget(RetryPolicy.builder()
                .deadline(FOR_EVER)
                .maxAttempts(Integer.MAX_VALUE)
                .baseDelay(FOR_EVER)
                .maxDelay(FOR_EVER)
                .build());

        for (int fruitless : new int[] {0, 1, 2, 41, 1_000}) {
            assertThat(patient.delayNanos(0, fruitless, ALMOST_ONE)).isPositive();
            // a due time that is computed from it must not wrap around
            assertThat(patient.delayNanos(0, fruitless, ALMOST_ONE)).isLessThanOrEqualTo(Long.MAX_VALUE >> 2);
        }
        assertThat(patient.isSpent(Long.MAX_VALUE >> 3, 1_000)).isFalse();
    }

    @Test
    void messageNamesThePropertyThatEndedIt() {
        assertThat(budget.spent("users", "put", 4, 10_000_000_000L, 1, null))
                .hasMessageContaining("users")
                .hasMessageContaining("dynox.retry.deadline")
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(4));
        assertThat(budget.spent("users", "put", 3, 0, 3, new IllegalStateException("SECRET")))
                .hasMessageContaining("dynox.retry.max-attempts");
    }

    @Test
    void messageRepeatsTheTextsOfDynoxAlone() {
        assertThat(budget.spent("users", "put", 3, 0, 3, new IllegalStateException("SECRET")))
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("SECRET");
        assertThat(budget.spent("users", "put", 3, 0, 3, new TableAccessException("users", "renew the key", null)))
                .hasMessageContaining("renew the key");
    }
}
