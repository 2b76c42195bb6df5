package io.dynox.internal.mapping.item;

import io.dynox.WriteMode;
import io.dynox.internal.mapping.value.UnmappableException;

/** What a type asks for when its items are written, beyond their attributes. Thread-safe. */
public interface WriteRules<T> {

    /**
     * Checks that writes of a mode can do it.
     *
     * @throws UnmappableException when they can't
     */
    void check(WriteMode mode);

    /** Whether attributes are filled when an item is written. */
    boolean fills();

    /** An item as it is to be written. */
    ConditionalPut put(T item);

    /** The rules of types that ask for nothing. */
    static <T> WriteRules<T> none() {
        return new WriteRules<>() {
            @Override
            public void check(WriteMode mode) {
                if (mode == WriteMode.CONDITIONAL) {
                    throw new UnmappableException(
                            "conditional writes need a condition, and it has no version attribute:"
                                    + " annotate one with @DynamoDbVersionAttribute, or use WriteMode.BATCHED");
                }
            }

            @Override
            public boolean fills() {
                return false;
            }

            @Override
            public ConditionalPut put(T item) {
                throw new IllegalStateException("nothing is asked for");
            }
        };
    }
}
