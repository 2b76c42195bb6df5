package io.dynox.enhanced;

import io.dynox.BatchOperations;
import io.dynox.ItemMapping;
import io.dynox.WriteMode;
import io.dynox.internal.mapping.enhanced.EnhancedMapping;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Schemas of the AWS SDK's Enhanced client in Dynox, and Dynox's records in the Enhanced client. Thread-safe. */
public final class EnhancedItems {

    private EnhancedItems() {}

    /**
     * A mapping by any schema: {@code dynox.table("users", EnhancedItems.of(schema))}. Annotated classes need none, see
     * {@link BatchOperations#table(String, Class)}.
     *
     * @param <T> the type of the items
     * @param schema a schema that can read and write items
     * @return a mapping, with the key attributes of the schema
     * @throws IllegalArgumentException when the schema has a sort key but no partition key, or is that of a bean or an
     *     immutable class with annotations of Dynox, which only records heed. What the schema asks for and
     *     {@link WriteMode#BATCHED} can't do is refused where the mapping is used.
     */
    public static <T> ItemMapping<T> of(TableSchema<T> schema) {
        return EnhancedMapping.of(Objects.requireNonNull(schema, "schema"));
    }

    /**
     * A schema of a record, for the Enhanced client's own operations, such as queries and updates.
     *
     * @param <T> the record
     * @param type the record
     * @return a schema that maps as Dynox does
     * @throws IllegalArgumentException when items can't be mapped to the record; the message names the component at fault
     */
    public static <T> TableSchema<T> recordSchema(Class<T> type) {
        return EnhancedMapping.ofRecord(Objects.requireNonNull(type, "type"));
    }
}
