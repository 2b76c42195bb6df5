package io.dynox.internal.table;

import io.dynox.internal.sdk.KeyIdentity;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Numbers the distinct keys among many, in the order in which each was mentioned first. It holds 20 bytes a key and no key:
 * where two have one hash, they are read once more to be compared. Not thread-safe.
 */
final class DistinctKeys {

    private final IntFunction<KeyIdentity> identities;
    private final int[] places;
    private final int[] firsts;
    private final int[] hashes;
    /** For a hash, one more than the number of a key, in the next free place; zero where there is none. */
    private final int[] table;

    private int count;

    /**
     * Numbers nothing yet.
     *
     * @param identities reads the key at a position
     */
    DistinctKeys(int keys, IntFunction<KeyIdentity> identities) {
        this.identities = identities;
        this.places = new int[keys];
        this.firsts = new int[keys];
        this.hashes = new int[keys];
        this.table = new int[Integer.highestOneBit(Math.max(1, keys)) << 2];
    }

    /** Takes the key at the next position. */
    void add(int position) {
        KeyIdentity identity = identities.apply(position);
        int hash = identity.hashCode() * 0x9E3779B9;
        int mask = table.length - 1;
        int at = hash >>> 7 & mask;
        for (; table[at] != 0; at = at + 1 & mask) {
            int known = table[at] - 1;
            if (hashes[known] == hash && identities.apply(firsts[known]).equals(identity)) {
                places[position] = known;
                return;
            }
        }
        table[at] = count + 1;
        hashes[count] = hash;
        firsts[count] = position;
        places[position] = count++;
    }

    /** For each position, the number of its key. */
    int[] places() {
        return places;
    }

    /** For each distinct key, where it was mentioned first. */
    int[] firsts() {
        return Arrays.copyOf(firsts, count);
    }
}
