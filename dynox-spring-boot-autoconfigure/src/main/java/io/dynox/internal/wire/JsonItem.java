package io.dynox.internal.wire;

import org.jspecify.annotations.Nullable;

/** An item within a reply, or a key, not decoded yet. Immutable, as long as the bytes are not written to. */
final class JsonItem {

    private final byte[] json;
    private final int from;
    private final int to;

    JsonItem(byte[] json, int from, int to) {
        this.json = json;
        this.from = from;
        this.to = to;
    }

    /** A reader that has begun the item. */
    JsonReader attributes(@Nullable NameCache names) {
        JsonReader reader = new JsonReader(json, from, to, names);
        reader.beginItem();
        return reader;
    }
}
