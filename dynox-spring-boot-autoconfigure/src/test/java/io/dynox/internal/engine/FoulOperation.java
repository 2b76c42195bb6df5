package io.dynox.internal.engine;

/** An operation of the mixed simulation. */
interface FoulOperation {

    /** Begins. */
    void start(BatchEngine engine);

    /** Checks what holds when nothing happens any more. */
    void checkAtTheEnd(boolean isCalm);

    /** Whether it waits for somebody else, now that nothing happens any more. */
    default boolean isLeftOpen() {
        return false;
    }

    /** Checks that it ended with the engine, which began to close at a moment. */
    default void checkClosed(long closedNanos) {}
}
