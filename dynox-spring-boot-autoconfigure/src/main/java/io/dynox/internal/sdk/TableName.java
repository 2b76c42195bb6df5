package io.dynox.internal.sdk;

import io.dynox.internal.Printable;

/** The bare name of a table, which a caller may also give as an ARN. */
public final class TableName {

    private static final String ARN_RESOURCE = ":table/";

    private TableName() {}

    /**
     * The name of a table, given by name or by ARN.
     *
     * @throws IllegalArgumentException when it is empty, or has a character that no name and no ARN of a table has
     */
    public static String of(String table) {
        int resource = table.startsWith("arn:") ? table.indexOf(ARN_RESOURCE) : -1;
        String name = resource < 0 ? table : table.substring(resource + ARN_RESOURCE.length());
        int end = name.indexOf('/');
        name = resource >= 0 && end >= 0 ? name.substring(0, end) : name;
        if (name.isEmpty() || !table.chars().allMatch(TableName::isAllowed)) {
            throw new IllegalArgumentException(
                    "table must be the name or the ARN of a table (letters, digits, '_', '-', '.', and in an ARN ':' and '/'),"
                            + " but is '" + Printable.of(table) + "'");
        }
        return name;
    }

    /** DynamoDB has no table of another name (API reference, CreateTable), so none can end a line of a log. */
    private static boolean isAllowed(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "_-.:/".indexOf(character) >= 0;
    }
}
