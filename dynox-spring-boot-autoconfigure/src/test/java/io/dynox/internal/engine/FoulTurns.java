package io.dynox.internal.engine;

import io.dynox.RetryPolicy;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.util.ArrayList;
import java.util.List;

/**
 * The turns of one writer whose requests all fail though the table answers others: its deadline begins with its first request,
 * and each of its requests waits for one request of each other operation at most, as docs/delivery-semantics.md says.
 */
final class FoulTurns {

    /** A write waits for others to fill its request for at most twice the usual linger time. */
    private static final long LINGER_NANOS = 200_000_000;

    private final SimulatedRuntime runtime;
    private final List<Long> ofAll;
    private final int most;
    private final List<Long> own = new ArrayList<>();

    /**
     * Creates turns, none of which was taken.
     *
     * @param ofAll when each request of the lane was sent
     * @param most the most requests of others that a turn waits for
     */
    FoulTurns(SimulatedRuntime runtime, List<Long> ofAll, int most) {
        this.runtime = runtime;
        this.ofAll = ofAll;
        this.most = most;
    }

    /** A request of this writer is sent now. */
    void taken(long nowNanos) {
        own.add(nowNanos);
    }

    /** Checks what became of a write that was taken at a moment, and that outlived the bound of a dead table. */
    void check(long takenNanos, long endedNanos, RetryPolicy retry, int concurrency) {
        List<Long> sent = own.stream()
                .filter(nanos -> nanos >= takenNanos && nanos <= endedNanos)
                .toList();
        if (sent.isEmpty()) {
            runtime.violated("a writer outlives its bound without a turn", endedNanos - takenNanos);
            return;
        }
        checkTurn(takenNanos + LINGER_NANOS, sent.get(0));
        for (int i = 1; i < sent.size(); i++) {
            checkTurn(
                    sent.get(i - 1)
                            + FoulBounds.LONGEST_ATTEMPT_NANOS
                            + retry.maxDelay().toNanos(),
                    sent.get(i));
        }
        long deadlineNanos = sent.get(0) + retry.deadline().toNanos();
        long late = sent.stream()
                .filter(nanos -> nanos > deadlineNanos + FoulBounds.SLACK_NANOS)
                .count();
        runtime.check(late <= concurrency, "sent again after its deadline", late);
        long last = sent.get(sent.size() - 1);
        runtime.check(
                endedNanos - last <= FoulBounds.LONGEST_ATTEMPT_NANOS + FoulBounds.SLACK_NANOS,
                "a writer outlives its last request",
                endedNanos - last);
    }

    private void checkTurn(long waitsFromNanos, long sentNanos) {
        long before = ofAll.stream()
                .filter(nanos -> nanos > waitsFromNanos && nanos < sentNanos)
                .count();
        runtime.check(before <= most, "waits for more than a turn: requests before it", before);
    }
}
