package io.dynox.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of attributes that were read lately: items of a table have the same ones over and over. Bounded; a name that isn't in it
 * is made anew. Thread-safe: an entry is immutable, and to lose one costs a text.
 */
final class NameCache {

    private static final int SLOTS = 256;
    private static final int LONGEST = 64;

    private final @Nullable Entry[] entries = new @Nullable Entry[SLOTS];

    private static final class Entry {

        private final byte[] utf8;
        private final String text;

        Entry(byte[] utf8, String text) {
            this.utf8 = utf8;
            this.text = text;
        }
    }

    String get(byte[] source, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(source, from, length, StandardCharsets.UTF_8);
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + source[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Entry known = entries[slot];
        if (known != null && Arrays.equals(known.utf8, 0, known.utf8.length, source, from, to)) {
            return known.text;
        }
        String text = new String(source, from, length, StandardCharsets.UTF_8);
        entries[slot] = new Entry(Arrays.copyOfRange(source, from, to), text);
        return text;
    }
}
