package io.dynox.test.partiql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A parsed statement, its expressions in the language of the other operations. Immutable. */
public sealed interface Statement {

    /** The name of the table. */
    String table();

    /** Whether the statement changes nothing. */
    default boolean isRead() {
        return this instanceof Select || this instanceof Exists;
    }

    /**
     * SELECT.
     *
     * @param index the index to read, null for the table
     * @param projection the paths that are asked for, null for everything
     * @param where what must hold of an item
     * @param order the attribute to order by, null for none
     * @param descending whether the greatest comes first
     */
    record Select(
            String table,
            @Nullable String index,
            @Nullable String projection,
            List<Conjunct> where,
            @Nullable String order,
            boolean descending,
            Bindings bindings)
            implements Statement {}

    /** EXISTS(SELECT …), a condition within a transaction. */
    record Exists(Select select) implements Statement {
        @Override
        public String table() {
            return select.table();
        }
    }

    /** INSERT; the item must not be there yet. */
    record Insert(String table, Map<String, AttributeValue> item) implements Statement {}

    /** UPDATE of one item, which must be there. */
    record Update(
            String table,
            String update,
            List<Conjunct> where,
            @Nullable String returning,
            Bindings bindings) implements Statement {}

    /** DELETE of one item. */
    record Delete(
            String table, List<Conjunct> where, @Nullable String returning, Bindings bindings) implements Statement {}
}
