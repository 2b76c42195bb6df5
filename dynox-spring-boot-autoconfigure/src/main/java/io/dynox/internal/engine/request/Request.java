package io.dynox.internal.engine.request;

/**
 * A request on its way: what the loop has to know of it.
 *
 * <p>Not thread-safe; filled in by its {@link RequestWork} before it is sent, and not changed afterwards but for its end.
 */
public abstract class Request {

    /** Its number among the requests of its operation. */
    public long number;

    /** When it was taken. */
    public long sentNanos;

    /** When its outcome came; zero before. */
    public long endedNanos;

    /** The capacity units that it is expected to cost. */
    public long units;

    /** Attempts in a row without progress, before this one, of what it carries: the fewest of them. */
    public int fruitless;

    /** How many writes or keys it carries. */
    public abstract int size();

    /** The size of its items as DynamoDB measures them; zero for reads. */
    public long itemBytes() {
        return 0;
    }

    /** How many places of the lane it takes. */
    public int weight() {
        return 1;
    }
}
