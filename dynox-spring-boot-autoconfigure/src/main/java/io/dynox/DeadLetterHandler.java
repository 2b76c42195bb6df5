package io.dynox;

/**
 * Takes every write that was given up, so that it can be kept for later: in a file, a queue, another table. Beans of this
 * type are called for every writer of the application, also for the failures that an account only counts.
 *
 * <p>Called once a failed write, outside of all locks, on the thread that found out, often one of the SDK's: hand over what
 * takes long. Calls may overlap. An exception is logged, and the write still counts as failed.
 */
@FunctionalInterface
public interface DeadLetterHandler {

    /**
     * Takes a write that was given up.
     *
     * @param failure the write with its item, the cause and the attempts
     */
    void handle(FailedWrite failure);
}
