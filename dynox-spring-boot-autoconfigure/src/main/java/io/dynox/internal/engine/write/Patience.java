package io.dynox.internal.engine.write;

import java.util.function.LongUnaryOperator;

/**
 * Says when what a writer holds is given up, because its table has answered nothing but failures for the deadline while the
 * writer waited for its turn or for a retry.
 *
 * <p>Not thread-safe but for {@link #isAnyWaiting}; owned by {@link WriteBuffer}.
 */
final class Patience {

    private final WriteCounters counters;
    private final StallClock stalls;
    private final OutcomeRules<?> rules;
    private final LingerTimer timer;
    /** Written when it changes, so that a dispatch which leaves nothing behind takes no lock to see that. */
    private volatile boolean isAnyWaiting;

    Patience(WriteLedger<?> ledger, OutcomeRules<?> rules, LingerTimer timer) {
        this.counters = ledger.counters;
        this.stalls = ledger.stalls;
        this.rules = rules;
        this.timer = timer;
    }

    /** Whether writes waited for the table at the last look. May be called without the lock. */
    boolean isAnyWaiting() {
        return isAnyWaiting;
    }

    /** Takes down whether writes wait for the table. */
    void look(long now) {
        stalls.lookAtWaiting(now, counters.waiting(), counters.isAnyBuffered());
        if (isAnyWaiting != stalls.isAnyWaiting()) {
            isAnyWaiting = stalls.isAnyWaiting();
        }
    }

    /**
     * How long the row of failures is for which what waits is given up; zero when it is too early, and then the timer is set
     * to look again.
     *
     * @param silence how long the row of failures of all writers of the table is, as far as it came after a moment
     */
    long silentNanosOrTimed(WriterState state, long now, LongUnaryOperator silence) {
        look(now);
        if (state == WriterState.CLOSED || !isAnyWaiting) {
            return 0;
        }
        long sinceNanos = stalls.waitingSinceNanos();
        long silentNanos = silence.applyAsLong(sinceNanos);
        long patience = rules.patienceNanos(now - sinceNanos, silentNanos);
        if (patience <= 0) {
            return silentNanos;
        }
        timer.lookIn(now, patience);
        return 0;
    }
}
