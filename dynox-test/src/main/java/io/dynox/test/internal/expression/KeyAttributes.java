package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import java.util.Optional;

/**
 * The key attributes of a table or an index that a query runs on.
 *
 * @param partition the partition key
 * @param sort the sort key, if there is one
 */
public record KeyAttributes(KeyAttribute partition, Optional<KeyAttribute> sort) {

    /**
     * A key attribute.
     *
     * @param name its name
     * @param type its type: S, N or B
     */
    public record KeyAttribute(String name, AttributeType type) {}
}
