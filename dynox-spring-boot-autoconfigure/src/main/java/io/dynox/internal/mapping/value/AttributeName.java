package io.dynox.internal.mapping.value;

import java.nio.charset.StandardCharsets;

/** The name of an attribute, with its UTF-8 form. Immutable, as long as the bytes are not written to. */
public final class AttributeName {

    private final String text;
    private final byte[] utf8;
    private final boolean plain;

    /** A name. */
    public AttributeName(String text) {
        this.text = text;
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
        this.plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\');
    }

    /** The name. */
    public String text() {
        return text;
    }

    /** The name in UTF-8; not to be changed. */
    public byte[] utf8() {
        return utf8;
    }

    /** Whether the name is ASCII that stands in JSON as it is. */
    public boolean isPlain() {
        return plain;
    }
}
