package io.dynox.internal.sdk;

import io.dynox.AttributePath;
import io.dynox.InvalidItemException;
import io.dynox.WriteMode;
import io.dynox.internal.mapping.ItemMappers;
import io.dynox.internal.mapping.MapMapper;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table and the type of its items.
 *
 * <p>Immutable.
 *
 * @param table the name or the ARN of the table, as the caller gave it
 * @param mapper to and from attribute values
 * @param keys the key schema that the type tells; null when it must be asked for
 * @param type the class that is at fault if items can't be written
 */
public record TableModel<T>(
        String table, ItemMapper<T> mapper, @Nullable TableKeys keys, Class<?> type) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it can't be one
     */
    public TableModel {
        TableName.of(Objects.requireNonNull(table, "table"));
    }

    /** A table whose items are plain maps. */
    public static TableModel<Map<String, Object>> ofMaps(String table) {
        return new TableModel<>(table, MapMapper.INSTANCE, null, Map.class);
    }

    /** A table whose items are of a type. */
    public static <T> TableModel<T> of(String table, ItemMapper<T> mapper, Class<?> type) {
        return new TableModel<>(table, mapper, mapper.keys(), type);
    }

    /**
     * Checks that items can be written in a mode.
     *
     * @throws IllegalArgumentException if they can't; the message says what to change
     */
    public void checkWritable(WriteMode mode) {
        ItemMappers.check(mapper, type, mode);
    }

    /** The same table, its items as they are. */
    public TableModel<Map<String, Object>> asMaps() {
        return new TableModel<>(table, MapMapper.INSTANCE, keys, Map.class);
    }

    /**
     * The item of attributes that were read.
     *
     * @throws InvalidItemException when they make no such item
     * @throws OtherTypeException when they make an item of a type that was not asked for
     */
    public T decode(Map<String, AttributeValue> attributes) {
        try {
            return mapper.decode(attributes);
        } catch (BadValue e) {
            if (e.isOtherType()) {
                throw new OtherTypeException();
            }
            InvalidItemException problem = e.of("item", table);
            throw new InvalidItemException(
                    table,
                    problem.attribute(),
                    String.valueOf(problem.getMessage()),
                    problem.getCause(),
                    keyOf(attributes),
                    ItemDecoder.describe(attributes));
        }
    }

    private Map<String, Object> keyOf(Map<String, AttributeValue> attributes) {
        return ItemDecoder.describe(keyAttributes(attributes));
    }

    /** The key of an item that was read; empty if it isn't known. */
    private Map<String, AttributeValue> keyAttributes(Map<String, AttributeValue> attributes) {
        if (keys == null) {
            return Map.of();
        }
        Map<String, AttributeValue> key = new LinkedHashMap<>(attributes);
        key.keySet().removeIf(name -> !keys.has(name));
        return key.size() == keys.size() ? key : Map.of();
    }

    /** The same table; parts of items are read without what the type asks for. */
    public TableModel<T> reading(ReadParts parts) {
        return parts == ReadParts.ALL ? this : new TableModel<>(table, mapper.lenient(), keys, type);
    }

    /** The same table, with its key where the type doesn't declare it. */
    public TableModel<T> keyed(@Nullable TableKeys known) {
        return keys != null || known == null ? this : new TableModel<>(table, mapper, known, type);
    }

    /**
     * The same table, and some of its types.
     *
     * @throws IllegalArgumentException if it doesn't have them
     */
    public <S extends T> TableModel<S> only(Class<S> part) {
        return new TableModel<>(table, mapper.only(part), keys, part);
    }

    /** Whether items are read as a whole. */
    public enum ReadParts {
        ALL,
        SOME;

        public static ReadParts of(List<AttributePath> projection) {
            return projection.isEmpty() ? ALL : SOME;
        }
    }

    /** The name under which all who use the table share its lane. */
    public String lane() {
        return TableName.of(table);
    }
}
