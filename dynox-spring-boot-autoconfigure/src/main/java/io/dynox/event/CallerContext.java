package io.dynox.event;

import java.util.List;

/**
 * What the thread of a caller carries, such as the diagnostic context of logs or the current observation, captured when
 * an operation begins and restored wherever Dynox goes on with it: around the calls of listeners, around the request to
 * DynamoDB, and around the dependent stages of the operation's future. Beans of this type are used for every operation of
 * the application.
 *
 * <p>Implementations are thread-safe and don't throw.
 */
@FunctionalInterface
public interface CallerContext {

    /** Carries nothing. */
    CallerContext NONE = () -> Snapshot.EMPTY;

    /**
     * Captures what the current thread carries; {@link Snapshot#EMPTY} if there is nothing. Called once an operation, on the
     * thread of its caller.
     */
    Snapshot capture();

    /** What was captured of a thread. */
    @FunctionalInterface
    interface Snapshot {

        /** Nothing. */
        Snapshot EMPTY = Runnable::run;

        /**
         * Runs a task on the current thread with what was captured in place, and leaves the thread as it was before.
         *
         * @param task called exactly once; its exceptions pass
         */
        void run(Runnable task);
    }

    /**
     * Several contexts as one.
     *
     * @param contexts captured in this order
     * @return one that captures all of them
     */
    static CallerContext of(List<CallerContext> contexts) {
        return contexts.stream()
                .reduce((outer, inner) -> () -> both(outer.capture(), inner.capture()))
                .orElse(NONE);
    }

    private static Snapshot both(Snapshot outer, Snapshot inner) {
        if (outer == Snapshot.EMPTY) {
            return inner;
        }
        return inner == Snapshot.EMPTY ? outer : task -> outer.run(() -> inner.run(task));
    }
}
