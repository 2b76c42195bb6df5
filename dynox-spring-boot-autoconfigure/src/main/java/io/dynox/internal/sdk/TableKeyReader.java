package io.dynox.internal.sdk;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.mapping.item.TableKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reads and checks the primary key of items of one table. Immutable. */
public record TableKeyReader(String table, TableKeys keys) implements KeyReader<WriteRequest> {

    /** The limits of key values (DynamoDB developer guide, limits). */
    private static final int MAX_PARTITION_BYTES = 2048;

    private static final int MAX_SORT_BYTES = 1024;
    private static final int MAX_UTF8_PER_CHAR = 3;

    @Override
    public KeyIdentity key(ItemWrite.Kind operation, WriteRequest payload) {
        return operation == ItemWrite.Kind.PUT
                ? ofItem(payload.putRequest().item())
                : ofKey(payload.deleteRequest().key());
    }

    @Override
    public List<String> names() {
        TableKeys.Attribute sort = keys.sort();
        return sort == null
                ? List.of(keys.partition().name())
                : List.of(keys.partition().name(), sort.name());
    }

    /** The key of a write that DynamoDB gave back. */
    KeyIdentity keyOf(WriteRequest write) {
        return key(write.putRequest() == null ? ItemWrite.Kind.DELETE : ItemWrite.Kind.PUT, write);
    }

    /**
     * The key of an item.
     *
     * @throws InvalidItemException when DynamoDB would refuse the item for its key
     */
    public KeyIdentity ofItem(Map<String, AttributeValue> item) {
        return read("item", item);
    }

    /**
     * The identity of a key.
     *
     * @throws InvalidItemException when it is no key of the table
     */
    public KeyIdentity ofKey(Map<String, AttributeValue> key) {
        KeyIdentity identity = read("key", key);
        if (key.size() > keys.size()) {
            String extra = key.keySet().stream()
                    .filter(name -> !keys.has(name))
                    .findFirst()
                    .orElse("");
            throw invalid(
                    extra,
                    "A key for table '" + table + "' has the attribute '" + extra
                            + "', which is no key attribute of the table: leave it out.");
        }
        return identity;
    }

    private KeyIdentity read(String what, Map<String, AttributeValue> attributes) {
        AttributeValue partition = part(what, attributes, keys.partition(), "partition key", MAX_PARTITION_BYTES);
        TableKeys.Attribute sortKey = keys.sort();
        AttributeValue sort = sortKey == null ? null : part(what, attributes, sortKey, "sort key", MAX_SORT_BYTES);
        return KeyIdentity.of(partition, sort);
    }

    private AttributeValue part(
            String what, Map<String, AttributeValue> attributes, TableKeys.Attribute key, String role, int maxBytes) {
        AttributeValue value = attributes.get(key.name());
        if (value == null) {
            throw invalid(
                    key.name(),
                    "The " + what + " for table '" + table + "' has no attribute '" + key.name() + "', the table's "
                            + role + ": add it.");
        }
        String expected = key.type() == null ? "S, N or B" : key.type().toString();
        boolean scalar = switch (value.type()) {
            case S, N, B -> true;
            default -> false;
        };
        if (!scalar || (key.type() != null && !expected.equals(value.type().name()))) {
            throw invalid(
                    key.name(),
                    text(what, key, role) + " is of type " + value.type() + ", but must be of type " + expected
                            + ": convert it.");
        }
        int size = size(value);
        if (size == 0) {
            throw invalid(key.name(), text(what, key, role) + " is empty: give it a value.");
        }
        if (size > maxBytes) {
            throw invalid(
                    key.name(),
                    text(what, key, role) + " is " + size + " bytes long, and " + maxBytes
                            + " is the most: shorten it.");
        }
        return value;
    }

    /** The bytes of a string or a binary; texts that are short for sure aren't counted. */
    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> {
                String text = value.s();
                yield text.length() <= MAX_SORT_BYTES / MAX_UTF8_PER_CHAR
                        ? text.length()
                        : text.getBytes(StandardCharsets.UTF_8).length;
            }
            case B -> value.b().asByteArrayUnsafe().length;
            default -> 1;
        };
    }

    private String text(String what, TableKeys.Attribute key, String role) {
        return "Attribute '" + key.name() + "' of the " + what + ", the " + role + " of table '" + table + "',";
    }

    private InvalidItemException invalid(@Nullable String attribute, String message) {
        return new InvalidItemException(table, attribute, message);
    }
}
