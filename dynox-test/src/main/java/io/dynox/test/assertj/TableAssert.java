package io.dynox.test.assertj;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.internal.value.PlainValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Assertions on the items of a table. Not thread-safe. */
public final class TableAssert extends AbstractAssert<TableAssert, InMemoryDynamoDb> {

    private static final int SHOWN = 10;

    private final String table;

    TableAssert(InMemoryDynamoDb actual, String table) {
        super(actual, TableAssert.class);
        this.table = table;
    }

    /** The table holds {@code count} items. */
    public TableAssert hasItemCount(int count) {
        List<Map<String, AttributeValue>> items = actual.items(table);
        if (items.size() != count) {
            throw failure("Expected %s in table '%s', but there %s", items(count), table, shown(items));
        }
        return this;
    }

    /** The table holds no item. */
    public TableAssert isEmpty() {
        return hasItemCount(0);
    }

    /** The table holds an item. */
    public TableAssert isNotEmpty() {
        if (actual.itemCount(table) == 0) {
            throw failure("Expected items in table '%s', but there are none", table);
        }
        return this;
    }

    /** The table holds an item with this key. */
    public TableAssert containsItem(Map<String, ?> key) {
        found(key);
        return this;
    }

    /** The table holds no item with this key. */
    public TableAssert doesNotContainItem(Map<String, ?> key) {
        Optional<Map<String, AttributeValue>> item = actual.item(table, key);
        if (item.isPresent()) {
            throw failure(
                    "Expected no item %s in table '%s', but there is %s", text(key), table, text(item.orElseThrow()));
        }
        return this;
    }

    /** Assertions on the item with this key, which must be there. */
    public ItemAssert item(Map<String, ?> key) {
        return new ItemAssert(found(key), "item " + text(key) + " of table '" + table + "'");
    }

    /** Each item of the table fulfils {@code assertions}; so does a table without items. */
    public TableAssert allItemsSatisfy(Consumer<ItemAssert> assertions) {
        actual.items(table)
                .forEach(item -> assertions.accept(
                        new ItemAssert(item, "item " + text(keyOf(item)) + " of table '" + table + "'")));
        return this;
    }

    private Map<String, AttributeValue> found(Map<String, ?> key) {
        return actual.item(table, key)
                .orElseThrow(() -> failure(
                        "Expected an item %s in table '%s', but there %s",
                        text(key), table, shown(actual.items(table))));
    }

    private String shown(List<Map<String, AttributeValue>> items) {
        if (items.isEmpty()) {
            return "is none";
        }
        String keys = items.stream()
                .limit(SHOWN)
                .map(item -> "\n  " + text(keyOf(item)))
                .collect(Collectors.joining());
        return (items.size() == 1 ? "is " : "are ") + items(items.size()) + ":" + keys
                + (items.size() > SHOWN ? "\n  and " + (items.size() - SHOWN) + " more" : "");
    }

    private Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        List<String> names = actual.key(table).stream().map(Key::name).toList();
        return item.entrySet().stream()
                .filter(attribute -> names.contains(attribute.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String items(int count) {
        return count == 1 ? "1 item" : count + " items";
    }

    private static String text(Map<String, ?> attributes) {
        return ItemAssert.text(PlainValues.attributes(attributes));
    }
}
