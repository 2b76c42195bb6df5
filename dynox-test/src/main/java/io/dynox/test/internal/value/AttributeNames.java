package io.dynox.test.internal.value;

import org.jspecify.annotations.Nullable;

/** What the service asks of the names of attributes, at the top of an item and within it. Stateless. */
public final class AttributeNames {

    private static final int LONGEST_BYTES = 65_535;
    private static final int MOST_BYTES_PER_CHAR = 3;

    private AttributeNames() {}

    /**
     * Checks a name.
     *
     * @throws ValidationFailure if it is absent, empty, or takes more than 65,535 bytes of UTF-8
     */
    public static void check(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw new ValidationFailure("Empty attribute name");
        }
        if (name.length() * MOST_BYTES_PER_CHAR > LONGEST_BYTES && Utf8.sizeBytes(name) > LONGEST_BYTES) {
            throw new ValidationFailure("Attribute name is too large, must be less than 65536 bytes");
        }
    }
}
