package io.dynox.test.autoconfigure;

import io.dynox.autoconfigure.DynoxProperties;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables that a test or its properties declare. Immutable.
 *
 * @param keys the partition key and possibly the sort key of each table, by its name
 */
record DeclaredTables(Map<String, List<Key>> keys) {

    DeclaredTables {
        keys = Map.copyOf(keys);
    }

    static DeclaredTables of(Table... annotations) {
        Map<String, List<Key>> keys = new LinkedHashMap<>();
        for (Table table : annotations) {
            Key partitionKey = new Key(table.partitionKey(), table.partitionKeyType());
            List<Key> previous = keys.put(
                    table.name(),
                    table.sortKey().isEmpty()
                            ? List.of(partitionKey)
                            : List.of(partitionKey, new Key(table.sortKey(), table.sortKeyType())));
            if (previous != null) {
                throw new IllegalStateException("The test declares the table '" + table.name() + "' twice.");
            }
        }
        return new DeclaredTables(keys);
    }

    /** These tables, and those of the properties that have a key schema and are not among them. */
    DeclaredTables and(Map<String, DynoxProperties.Table> properties) {
        Map<String, List<Key>> all = new LinkedHashMap<>();
        properties.forEach((name, table) -> {
            String partitionKey = table.partitionKey();
            String sortKey = table.sortKey();
            if (partitionKey != null) {
                Key partition = Key.string(partitionKey);
                all.put(name, sortKey == null ? List.of(partition) : List.of(partition, Key.string(sortKey)));
            }
        });
        all.putAll(keys);
        return new DeclaredTables(all);
    }

    /** Creates those that don't exist. */
    void createIn(InMemoryDynamoDb dynamo) {
        List<String> existing = dynamo.tableNames();
        keys.forEach((name, key) -> {
            if (!existing.contains(name)) {
                dynamo.createTable(name, key.toArray(Key[]::new));
            }
        });
    }
}
