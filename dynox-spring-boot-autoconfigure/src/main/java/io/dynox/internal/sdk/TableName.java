package io.dynox.internal.sdk;

/** The bare name of a table, which a caller may also give as an ARN. */
public final class TableName {

    private static final String ARN_RESOURCE = ":table/";

    private TableName() {}

    /**
     * The name of a table, given by name or by ARN.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public static String of(String table) {
        int resource = table.startsWith("arn:") ? table.indexOf(ARN_RESOURCE) : -1;
        String name = resource < 0 ? table : table.substring(resource + ARN_RESOURCE.length());
        int end = name.indexOf('/');
        name = resource >= 0 && end >= 0 ? name.substring(0, end) : name;
        if (name.isBlank()) {
            throw new IllegalArgumentException("table must be the name or the ARN of a table, but is '" + table + "'");
        }
        return name;
    }
}
