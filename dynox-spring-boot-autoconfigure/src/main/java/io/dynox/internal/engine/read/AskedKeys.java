package io.dynox.internal.engine.read;

import io.dynox.internal.engine.request.Attempts;
import java.util.Arrays;

/**
 * Keys of one batch get that have been asked for in the same requests: their positions, and what they share. Not
 * thread-safe; owned by {@link ReadLedger}.
 */
final class AskedKeys extends Attempts {

    final int[] positions;
    /** When they may be asked for again; meaningless before the first request. */
    long dueNanos;
    /** When their deadline ends the wait, not before they are due. */
    long lateNanos;

    AskedKeys(int[] positions) {
        this.positions = positions;
    }

    int size() {
        return positions.length;
    }

    /** Some of these keys. */
    AskedKeys only(int[] some) {
        AskedKeys part = new AskedKeys(some);
        part.continues(this);
        part.dueNanos = dueNanos;
        part.lateNanos = lateNanos;
        return part;
    }

    AskedKeys only(int from, int to) {
        return only(Arrays.copyOfRange(positions, from, to));
    }
}
