package io.dynox.internal.mapping.item;

import io.dynox.ItemMapping;

/**
 * A mapping that has a mapper already.
 *
 * @param <T> the type of the items
 */
public interface MapperSource<T> extends ItemMapping<T> {

    /** The mapper. */
    ItemMapper<T> mapper();
}
