package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.UpdateExpression;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.validation.KeyRules;
import io.dynox.test.internal.value.ItemSize;
import io.dynox.test.internal.value.KeyAttribute;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The update of an UpdateItem, in either style. Immutable.
 *
 * @param expression what is changed; null changes nothing, and makes an item of the key where there is none
 */
record ItemUpdate(@Nullable UpdateExpression expression) {

    /** Refuses changes of key attributes, and values of the wrong type for an index, as far as they are known. */
    void checkKeys(StoredTable table) {
        if (expression == null) {
            return;
        }
        for (String name : table.schema().names()) {
            if (expression.paths().stream().anyMatch(path -> path.root().equals(name))) {
                throw ServiceErrors.invalidParameter(
                        "Cannot update attribute " + name + ". This attribute is part of the key");
            }
        }
        for (SecondaryIndex index : table.indexes()) {
            for (KeyAttribute attribute : index.schema().attributes()) {
                expression
                        .knownType(attribute.name())
                        .ifPresent(type -> KeyRules.checkIndexKeyType(index, attribute, type));
            }
        }
        KeyPaths.check(expression.paths(), table);
    }

    /** The item after the update of {@code before}, or of nothing; an update that only removes makes no item of nothing. */
    @Nullable
    StoredItem apply(
            StoredTable table, ItemKey key, Map<String, AttributeValue> keyAttributes, @Nullable StoredItem before) {
        if (expression == null) {
            return before == null ? stored(key, keyAttributes) : before;
        }
        if (before == null && expression.onlyRemoves()) {
            return null;
        }
        Map<String, AttributeValue> after = expression.apply(before == null ? keyAttributes : before.attributes());
        ValueNormalizer.checkNesting(after);
        KeyRules.checkUpdatedIndexKeys(table, after);
        StoredItem item = stored(key, after);
        if (item.sizeBytes() > ItemSize.MAX_ITEM_BYTES) {
            throw ServiceErrors.validation("Item size to update has exceeded the maximum allowed size");
        }
        return item;
    }

    /** What an UpdateItem returns of the item before and after; empty for nothing. */
    Map<String, AttributeValue> returned(ReturnValue wanted, ItemWrite.Outcome outcome) {
        StoredItem item =
                wanted == ReturnValue.ALL_OLD || wanted == ReturnValue.UPDATED_OLD ? outcome.before() : outcome.after();
        if (item == null) {
            return Map.of();
        }
        return switch (wanted) {
            case ALL_OLD, ALL_NEW -> item.attributes();
            case UPDATED_OLD, UPDATED_NEW ->
                expression == null ? Map.of() : expression.touched().apply(item.attributes());
            case NONE, UNKNOWN_TO_SDK_VERSION -> Map.of();
        };
    }

    private static StoredItem stored(ItemKey key, Map<String, AttributeValue> attributes) {
        return new StoredItem(key, attributes, ItemSize.of(attributes));
    }
}
