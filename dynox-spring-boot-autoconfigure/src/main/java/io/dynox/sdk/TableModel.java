package io.dynox.sdk;

import io.dynox.mapping.ItemMapper;
import io.dynox.mapping.MapMapper;
import io.dynox.mapping.TableKeys;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table and the type of its items.
 *
 * <p>Immutable.
 *
 * @param table the name or the ARN of the table, as the caller gave it
 * @param mapper to and from attribute values
 * @param keys the key schema that the type tells; null when it must be asked for
 */
record TableModel<T>(
        String table, ItemMapper<T> mapper, @Nullable TableKeys keys) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it can't be one
     */
    TableModel {
        TableName.of(Objects.requireNonNull(table, "table"));
    }

    static TableModel<Map<String, Object>> ofMaps(String table) {
        return new TableModel<>(table, MapMapper.INSTANCE, null);
    }

    /** The name under which all who use the table share its lane. */
    String lane() {
        return TableName.of(table);
    }
}
