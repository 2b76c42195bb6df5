package io.dynox.test.internal.http;

import io.dynox.test.internal.protocol.WireRequest;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The body of a request as it arrives. It grows with what has arrived, not with what the client announces. Not thread-safe; owned by
 * the connection's event loop.
 */
final class RequestBody {

    private static final int FIRST = 1024;

    private final Reservations memory;
    private byte[] bytes = {};
    private int size;
    private long reserved;

    RequestBody(Reservations memory) {
        this.memory = memory;
    }

    /** Whether more than a request may have arrived with {@code part}. */
    boolean overflows(ByteBuf part) {
        return (long) size + part.readableBytes() > WireRequest.MOST_BYTES;
    }

    /** Takes the next part, unless the server has no memory left for it. */
    boolean add(ByteBuf part) {
        int length = part.readableBytes();
        if (size + length > bytes.length && !grow(size + length)) {
            return false;
        }
        part.readBytes(bytes, size, length);
        size += length;
        return true;
    }

    private boolean grow(int least) {
        int capacity = Math.min(WireRequest.MOST_BYTES, Math.max(Math.max(FIRST, least), bytes.length * 2));
        if (!memory.take(capacity - bytes.length)) {
            return false;
        }
        reserved += capacity - bytes.length;
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    /** What has arrived. */
    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    /** Gives the memory back; the body isn't used afterwards. */
    void release() {
        memory.giveBack(reserved);
        reserved = 0;
        bytes = new byte[] {};
    }
}
