package io.dynox.test.internal.operation;

import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import org.jspecify.annotations.Nullable;

/**
 * A write of one item, or the check of a condition on one, that is ready to be made. Immutable.
 *
 * @param table the table
 * @param key the item's place
 * @param condition what must hold of the item before
 * @param change what is made of the item before; both may be absent
 */
record ItemWrite(StoredTable table, ItemKey key, WriteCondition condition, Change change) {

    /** What becomes of an item; null is no item. Fails with the service's text if an update doesn't fit the item. */
    interface Change {
        @Nullable
        StoredItem after(@Nullable StoredItem before);
    }

    /** The item before and after; null is no item. */
    record Outcome(@Nullable StoredItem before, @Nullable StoredItem after) {}

    /** Makes the write, on its own. */
    Outcome run() {
        return table.writing(() -> {
            Outcome outcome = evaluate();
            store(outcome);
            return outcome;
        });
    }

    /** What the write comes to, without making it; only while the table is locked. */
    Outcome evaluate() {
        StoredItem before = table.items().get(key);
        condition.check(before);
        return new Outcome(before, change.after(before));
    }

    /** Makes the write as it was evaluated; only while the table is locked, and since then. */
    void store(Outcome outcome) {
        if (outcome.after() != null) {
            table.put(outcome.after());
        } else if (outcome.before() != null) {
            table.remove(key);
        }
    }
}
