package io.dynox.test.internal.storage;

import org.jspecify.annotations.Nullable;

/** Is told of each change of a table's items, in their order and under the table's lock. */
public interface ChangeListener {

    /** {@code item} has replaced {@code old}; either may be absent, not both. */
    void changed(@Nullable StoredItem old, @Nullable StoredItem item);

    /** The service itself has removed an item whose time to live was over. */
    void expired(StoredItem old);
}
