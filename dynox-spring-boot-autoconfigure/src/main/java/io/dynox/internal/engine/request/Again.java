package io.dynox.internal.engine.request;

/**
 * What of a request waits for another one.
 *
 * @param items how many writes, keys or pages
 * @param delayNanos how long the last of them waits at least
 */
public record Again(int items, long delayNanos) {

    /** Nothing. */
    public static final Again NONE = new Again(0, 0);

    /** This and more that waits. */
    public Again and(int more, long nanos) {
        return new Again(items + more, Math.max(delayNanos, nanos));
    }
}
