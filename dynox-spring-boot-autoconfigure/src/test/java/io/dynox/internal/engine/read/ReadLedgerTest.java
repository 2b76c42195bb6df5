package io.dynox.internal.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.RetryPolicy;
import io.dynox.internal.engine.read.ReadOutcome.Failed;
import io.dynox.internal.engine.read.ReadOutcome.Replied;
import io.dynox.internal.engine.request.Again;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadLedgerTest {

    private final ReadLedger<String> ledger =
            new ReadLedger<>("t", 2, RetryPolicy.builder().maxAttempts(2).build());

    @Test
    void fullReplyEndsTheRowOfAttemptsWithoutProgress() {
        ask(new Failed<>(new Throttled(new IllegalStateException("throttled"), List.of())));
        ask(new Replied<>(Arrays.asList("a", null), second(), true, 1, null));

        Again again = ask(new Failed<>(new Throttled(new IllegalStateException("throttled"), List.of())));

        assertThat(again.items()).isOne();
        assertThat(ledger.isComplete()).isFalse();
    }

    @Test
    void fullReplyIsContinuedWithoutDelay() {
        Again again = ask(new Replied<>(Arrays.asList("a", null), second(), true, 1, null));

        assertThat(again).isEqualTo(Again.NONE);
        assertThat(ledger.queue.isSendable(0)).isTrue();
    }

    @Test
    void fullReplyWithoutAnyItemBacksOffLikeAThrottledOne() {
        BitSet both = new BitSet();
        both.set(0, 2);

        Again again = ask(new Replied<>(Arrays.asList(null, null), both, true, 0, null));

        assertThat(again.items()).isEqualTo(2);
        assertThat(again.delayNanos()).isPositive();
    }

    @Test
    void keysThatAreGivenUpAreUnreadAndSayWhy() {
        ask(new Failed<>(new Throttled(new IllegalStateException("throttled"), List.of())));
        ask(new Failed<>(new Throttled(new IllegalStateException("throttled"), List.of())));

        ReadResult<String> result = ledger.result(Duration.ZERO);
        assertThat(ledger.isComplete()).isTrue();
        assertThat(result.unread().cardinality()).isEqualTo(2);
        assertThat(result.cause()).hasMessageContaining("dynox.retry.max-attempts");
    }

    @Test
    void aKeyWaitsNoLongerThanItsDeadline() {
        ReadLedger<String> waiting = new ReadLedger<>(
                "t", 1, RetryPolicy.builder().deadline(Duration.ofNanos(100)).build());
        waiting.apply(
                waiting.cut(0), new Failed<>(new Throttled(new IllegalStateException("slow down"), List.of())), 10, 0);

        waiting.expire(99);
        assertThat(waiting.isComplete()).isFalse();
        waiting.expire(100);
        assertThat(waiting.isComplete()).isTrue();
        assertThat(waiting.result(Duration.ZERO).cause())
                .hasMessageContaining("dynox.retry.deadline")
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("slow down");
    }

    @Test
    void aTableThatNeverAnsweredTakesTheKeysThatWereNotAskedForWithIt() {
        ReadLedger<String> silent = new ReadLedger<>(
                "t", 250, RetryPolicy.builder().deadline(Duration.ofNanos(100)).build());
        silent.apply(
                silent.cut(0), new Failed<>(new Throttled(new IllegalStateException("slow down"), List.of())), 10, 0);

        silent.expire(100);

        assertThat(silent.isComplete()).isTrue();
        assertThat(silent.result(Duration.ZERO).unread().cardinality()).isEqualTo(250);
    }

    @Test
    void aTableThatAnsweredSinceKeepsTheOtherKeys() {
        ReadLedger<String> slow = new ReadLedger<>(
                "t", 250, RetryPolicy.builder().deadline(Duration.ofNanos(100)).build());
        slow.apply(slow.cut(0), new Failed<>(new Throttled(new IllegalStateException("slow down"), List.of())), 10, 1);
        BitSet none = new BitSet();
        slow.apply(slow.cut(10), new Replied<>(Collections.nCopies(100, "item"), none, false, 1, null), 20, 0);

        slow.expire(100);

        assertThat(slow.isComplete()).isFalse();
        assertThat(slow.queue.isSendable(100)).isTrue();
        assertThat(slow.cut(100).size()).isEqualTo(50);
    }

    private Again ask(ReadOutcome<String> outcome) {
        long later = ledger.queue.nanosUntilDue(0) == Long.MAX_VALUE ? 0 : Math.max(0, ledger.queue.nanosUntilDue(0));
        return ledger.apply(ledger.cut(later), outcome, later, 0.5);
    }

    private static BitSet second() {
        BitSet second = new BitSet();
        second.set(1);
        return second;
    }
}
