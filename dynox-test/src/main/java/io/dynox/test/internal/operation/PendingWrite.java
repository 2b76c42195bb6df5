package io.dynox.test.internal.operation;

import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.validation.KeyRules;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write whose request is checked as far as that goes without the table. Immutable. */
sealed interface PendingWrite {

    /** The write on its table, or the service's exception where it doesn't fit. */
    ItemWrite on(StoredTable table);

    /** Puts an item in the place of what is there. */
    record Put(Map<String, AttributeValue> attributes, int sizeBytes, WriteCondition condition)
            implements PendingWrite {
        @Override
        public ItemWrite on(StoredTable table) {
            ItemKey key = KeyRules.keyOfItem(table, attributes);
            condition.checkKeys(table);
            StoredItem item = new StoredItem(key, attributes, sizeBytes);
            return new ItemWrite(table, key, condition, before -> item);
        }
    }

    /** Deletes an item. */
    record Delete(Map<String, AttributeValue> key, WriteCondition condition) implements PendingWrite {
        @Override
        public ItemWrite on(StoredTable table) {
            ItemKey itemKey = KeyRules.keyOf(table.schema(), key);
            condition.checkKeys(table);
            return new ItemWrite(table, itemKey, condition, before -> null);
        }
    }

    /** Checks a condition and leaves the item as it is. */
    record Check(Map<String, AttributeValue> key, WriteCondition condition) implements PendingWrite {
        @Override
        public ItemWrite on(StoredTable table) {
            ItemKey itemKey = KeyRules.keyOf(table.schema(), key);
            condition.checkKeys(table);
            return new ItemWrite(table, itemKey, condition, before -> before);
        }
    }

    /** Changes an item, or makes one of the key where there is none. */
    record Update(Map<String, AttributeValue> key, ItemUpdate update, WriteCondition condition)
            implements PendingWrite {
        @Override
        public ItemWrite on(StoredTable table) {
            ItemKey itemKey = KeyRules.keyOf(table.schema(), key);
            update.checkKeys(table);
            condition.checkKeys(table);
            return new ItemWrite(table, itemKey, condition, before -> update.apply(table, itemKey, key, before));
        }
    }
}
