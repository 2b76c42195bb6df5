package io.dynox.internal.engine.write;

import io.dynox.ItemWrite;
import io.dynox.internal.engine.request.Attempts;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One write on its way: what to send, and how it fared so far.
 *
 * <p>Not thread-safe; once offered, owned by the {@link WriteBuffer} under its lock.
 *
 * @param <P> what the transport encodes a write to
 */
public final class PendingWrite<P> extends Attempts {

    final P payload;
    final int itemBytes;
    final int wireBytes;
    final int heldBytes;

    /** The newest flush that waits for this write; null until it is offered. */
    @Nullable
    FlushMark mark;

    /** When it was accepted, roughly; null until it is. */
    AcceptTimes.@Nullable Group accepted;

    /** The caller's own object, if somebody waits for it. */
    @Nullable
    Object source;

    boolean outcomeUnknown;

    /** A bit rather than the kind: this object is there for each item in the buffer. */
    private final boolean isPut;

    /** How the last request ended that carried it and didn't write it; null until one did. */
    @Nullable
    RequestOutcome lastOutcome;

    /**
     * Creates a write that was never sent.
     *
     * @param kind put or delete
     * @param payload what the transport sends
     * @param itemBytes the size as DynamoDB measures items
     * @param wireBytes an upper estimate of the size in the request
     */
    public PendingWrite(ItemWrite.Kind kind, P payload, int itemBytes, int wireBytes) {
        this(kind, payload, itemBytes, wireBytes, itemBytes);
    }

    /**
     * Creates a write that was never sent.
     *
     * @param kind put or delete
     * @param payload what the transport sends
     * @param itemBytes the size as DynamoDB measures items
     * @param wireBytes an upper estimate of the size in the request
     * @param heldBytes how much of the buffer's bound it takes
     */
    public PendingWrite(ItemWrite.Kind kind, P payload, int itemBytes, int wireBytes, int heldBytes) {
        this.isPut = kind == ItemWrite.Kind.PUT;
        this.payload = payload;
        this.itemBytes = itemBytes;
        this.wireBytes = wireBytes;
        this.heldBytes = heldBytes;
    }

    /** Put or delete. */
    ItemWrite.Kind kind() {
        return isPut ? ItemWrite.Kind.PUT : ItemWrite.Kind.DELETE;
    }

    /** What the transport sends. */
    public P payload() {
        return payload;
    }

    /** Why the last of these requests failed as a whole; null if it was answered. */
    @Nullable
    Throwable lastCause() {
        RequestFailure failure = lastOutcome == null ? null : lastOutcome.failure();
        return failure == null ? null : failure.cause();
    }

    /** The id of the last of these requests; null if no reply said one. */
    @Nullable
    String lastRequestId() {
        return lastOutcome == null ? null : lastOutcome.requestId();
    }

    /** Write units, as far as the new item tells: 1 KB each, at least one. */
    int units() {
        return Math.max(1, (itemBytes + 1023) >> 10);
    }
}
