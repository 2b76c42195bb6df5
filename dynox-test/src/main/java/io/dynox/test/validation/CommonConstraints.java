package io.dynox.test.validation;

import io.dynox.test.error.ServiceErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Constraints of parameters that many requests share. Stateless. */
public final class CommonConstraints {

    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 255;

    private CommonConstraints() {}

    /** The table's name in item operations, which take an ARN as well. */
    public static void table(Constraints constraints, @Nullable String nameOrArn) {
        constraints.notNull("tableName", nameOrArn);
        if (nameOrArn != null && !isArn(nameOrArn)) {
            resourceName(constraints, "tableName", nameOrArn);
        }
    }

    /** The name of an index or a table where a constraint violation reports it. */
    public static void resourceName(Constraints constraints, String path, @Nullable String name) {
        constraints.name(path, name).length(path, name, SHORTEST_NAME, LONGEST_NAME);
    }

    /** The table's name in table operations: its absence and its length are reported on their own, before all else. */
    public static void requiredTable(@Nullable String nameOrArn) {
        if (nameOrArn == null) {
            throw ServiceErrors.validation("The parameter 'TableName' is required but was not present in the request");
        }
        if (!isArn(nameOrArn) && (nameOrArn.length() < SHORTEST_NAME || nameOrArn.length() > LONGEST_NAME)) {
            throw ServiceErrors.validation(
                    "TableName must be at least 3 characters long and at most 255 characters long");
        }
    }

    /** The characters of the table's name in table operations. */
    public static void tableCharacters(Constraints constraints, String nameOrArn) {
        if (!isArn(nameOrArn)) {
            constraints.name("tableName", nameOrArn);
        }
    }

    public static void returnConsumedCapacity(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnConsumedCapacity", value, "INDEXES", "TOTAL", "NONE");
    }

    public static void returnItemCollectionMetrics(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnItemCollectionMetrics", value, "SIZE", "NONE");
    }

    public static void returnValues(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnValues", value, "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
    }

    /** The pattern, for keys of maps that are table names or ARNs. */
    static boolean isTableName(String nameOrArn) {
        if (isArn(nameOrArn)) {
            return true;
        }
        return nameOrArn.length() >= SHORTEST_NAME
                && nameOrArn.length() <= LONGEST_NAME
                && Constraints.isName(nameOrArn);
    }

    /** The tables of a batch. */
    public static void tables(Constraints constraints, Map<String, ?> requestItems) {
        for (String table : requestItems.keySet()) {
            constraints.require(
                    isTableName(table),
                    "requestItems",
                    requestItems,
                    "Map keys must satisfy constraint: [Member must have length less than or equal to 255, "
                            + "Member must have length greater than or equal to 3, "
                            + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]");
        }
    }

    private static boolean isArn(String nameOrArn) {
        return nameOrArn.startsWith("arn:");
    }
}
