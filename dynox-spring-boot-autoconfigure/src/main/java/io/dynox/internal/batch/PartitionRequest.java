package io.dynox.internal.batch;

/**
 * Asks a worker to execute a partition. Its text is the message, for brokers of any kind. Immutable.
 *
 * @param step the name of the worker's step
 * @param stepExecutionId which execution in the job repository
 */
public record PartitionRequest(String step, long stepExecutionId) {

    private static final String PREFIX = "dynox-partition ";

    /** Returns the text of the message. */
    public String toText() {
        return PREFIX + stepExecutionId + " " + step;
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PartitionRequest parse(Object payload) {
        if (payload instanceof String text && text.startsWith(PREFIX)) {
            String rest = text.substring(PREFIX.length());
            int space = rest.indexOf(' ');
            if (space > 0) {
                try {
                    return new PartitionRequest(rest.substring(space + 1), Long.parseLong(rest.substring(0, space)));
                } catch (NumberFormatException e) {
                    throw bad(payload);
                }
            }
        }
        throw bad(payload);
    }

    private static IllegalArgumentException bad(Object payload) {
        return new IllegalArgumentException("A message is no request for a partition, but a "
                + payload.getClass().getName() + ": give the partitions of jobs a queue of their own");
    }
}
