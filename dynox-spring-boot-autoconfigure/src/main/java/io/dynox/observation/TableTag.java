package io.dynox.observation;

import io.dynox.metrics.BoundedTag;

/** The table as a key value of low cardinality: its bare name, and {@code other} beyond a number of tables. Thread-safe. */
final class TableTag {

    private static final String BEFORE_NAME = ":table/";

    private final BoundedTag tables;

    TableTag(int maxTables) {
        this.tables = new BoundedTag(maxTables);
    }

    String of(String table) {
        return tables.of(name(table));
    }

    /** The name in an ARN, or what is no ARN. */
    static String name(String table) {
        int at = table.indexOf(BEFORE_NAME);
        return at < 0 ? table : table.substring(at + BEFORE_NAME.length());
    }
}
