package io.dynox.test.storage;

import io.dynox.test.error.Arns;
import io.dynox.test.error.ServiceErrors;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The tables by name. Thread-safe. */
public final class Tables {

    private final NavigableMap<String, Table> tables = new ConcurrentSkipListMap<>();

    /** The table with this name or ARN, or {@code ResourceNotFoundException} in the words of the item operations. */
    public Table forItems(String nameOrArn) {
        Table table = tables.get(Arns.tableName(nameOrArn));
        if (table == null) {
            throw ServiceErrors.notFound("Requested resource not found");
        }
        return table;
    }

    /** The table with this name or ARN, or {@code ResourceNotFoundException} in the words of the table operations. */
    public Table named(String nameOrArn) {
        String name = Arns.tableName(nameOrArn);
        Table table = tables.get(name);
        if (table == null) {
            throw ServiceErrors.notFound("Requested resource not found: Table: " + name + " not found");
        }
        return table;
    }

    /** Adds a table, or {@code ResourceInUseException} if there is one of that name. */
    public void add(Table table) {
        if (tables.putIfAbsent(table.name(), table) != null) {
            throw ServiceErrors.inUse("Table already exists: " + table.name());
        }
    }

    public void remove(Table table) {
        tables.remove(table.name(), table);
    }

    public Collection<Table> all() {
        return tables.values();
    }

    /** The names after {@code start} in their order; all of them from the empty string. */
    public Collection<String> namesAfter(String start) {
        return tables.tailMap(start, false).keySet();
    }
}
