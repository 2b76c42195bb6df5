package io.dynox.test.autoconfigure;

import io.dynox.annotation.DynoxTable;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.List;

/** What a declared table is like. Immutable. */
sealed interface TableDefinition {

    void createIn(InMemoryDynamoDb dynamo, String name);

    /** The partition key and possibly a sort key. */
    record OfKeys(List<Key> keys) implements TableDefinition {

        public OfKeys {
            keys = List.copyOf(keys);
        }

        @Override
        public void createIn(InMemoryDynamoDb dynamo, String name) {
            dynamo.createTable(name, keys.toArray(Key[]::new));
        }
    }

    /** The keys and indexes of an annotated class, and the name too if the test gives none. */
    record OfClass(Class<?> type, boolean isNamed) implements TableDefinition {

        @Override
        public void createIn(InMemoryDynamoDb dynamo, String name) {
            dynamo.createTable(name, type);
        }
    }

    /** As the annotation says. */
    static TableDefinition of(Table table) {
        boolean hasType = table.type() != void.class;
        if (hasType == !table.partitionKey().isEmpty()) {
            throw new IllegalStateException("@Table" + (table.name().isEmpty() ? "" : " '" + table.name() + "'")
                    + " must have either a partitionKey or a type with annotated keys");
        }
        if (hasType) {
            if (!table.sortKey().isEmpty()) {
                throw new IllegalStateException("@Table '" + nameOf(table)
                        + "' has both a sortKey and a type: the type says" + " what the keys are");
            }
            return new OfClass(table.type(), !table.name().isEmpty());
        }
        if (table.name().isEmpty()) {
            throw new IllegalStateException("@Table must have a name, or a type that gives it one");
        }
        Key partitionKey = new Key(table.partitionKey(), table.partitionKeyType());
        return new OfKeys(
                table.sortKey().isEmpty()
                        ? List.of(partitionKey)
                        : List.of(partitionKey, new Key(table.sortKey(), table.sortKeyType())));
    }

    /** The name that the annotation gives, or that its class does. */
    static String nameOf(Table table) {
        if (!table.name().isEmpty()) {
            return table.name();
        }
        DynoxTable named = table.type().getAnnotation(DynoxTable.class);
        return named == null ? InMemoryDynamoDb.tableName(table.type()) : named.value();
    }
}
