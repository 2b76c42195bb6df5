package io.dynox.test;

import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A key attribute of a table. Immutable. */
public record Key(String name, ScalarAttributeType type) {

    /** A string key (S). */
    public static Key string(String name) {
        return new Key(name, ScalarAttributeType.S);
    }

    /** A number key (N). */
    public static Key number(String name) {
        return new Key(name, ScalarAttributeType.N);
    }

    /** A binary key (B). */
    public static Key binary(String name) {
        return new Key(name, ScalarAttributeType.B);
    }
}
