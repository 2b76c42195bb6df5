package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * What a record component's annotations say about its mapping.
 *
 * <p>Immutable.
 *
 * @param attribute the attribute that holds it
 * @param ignored whether it isn't stored
 * @param flattened whether the attributes of the record that it is stand among its owner's
 * @param filled whether something fills it when an item is written
 * @param converter its own codec; null for the one of its type
 */
public record ComponentRules(
        String attribute,
        boolean ignored,
        boolean flattened,
        boolean filled,
        @Nullable ValueCodec converter) {}
