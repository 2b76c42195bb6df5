package io.dynox.internal.engine.lane;

import org.jspecify.annotations.Nullable;

/**
 * Spreads the capacity units that lanes spend over time. A request asks for a {@link Ticket} before it goes, and pays with it
 * when its cost is known. Thread-safe; doesn't block. No method may be called while a lock is held.
 */
public interface Pacer {

    /** Lets everything pass. */
    Pacer UNLIMITED = new Pacer() {
        @Override
        public Ticket admit(Runnable opened) {
            return Ticket.FREE;
        }

        @Override
        public void pass(Runnable opened) {}

        @Override
        public void correct(long units) {}

        @Override
        public void signal(boolean throttled) {}

        @Override
        public boolean isUnlimited() {
            return true;
        }
    };

    /** The right of one request to go now. Exactly one of its methods is called, once. */
    interface Ticket {

        /** The ticket of a request that is not limited. */
        Ticket FREE = new Ticket() {
            @Override
            public void spend(long units) {}

            @Override
            public void decline() {}
        };

        /** The request goes, and is expected to cost so much. */
        void spend(long units);

        /** There is no request after all. */
        void decline();
    }

    /**
     * Lets a request go, if no debt is open and nobody else waits.
     *
     * @param opened stands for the lane in the queue; called once when it is the lane's turn, which then calls
     *     {@code admit} or {@link #pass} with the same object. Others wait until it has done so.
     * @return a ticket; null if the request has to wait for the call
     */
    @Nullable
    Ticket admit(Runnable opened);

    /** The lane has no request that could go now: if it is its turn, it is the next one's. */
    void pass(Runnable opened);

    /** Spends what a request turned out to cost more than was spent before it; negative when it cost less. */
    void correct(long units);

    /** Whether a request met a limit of the table. */
    void signal(boolean throttled);

    /** Whether nothing is limited for now. */
    default boolean isUnlimited() {
        return false;
    }
}
