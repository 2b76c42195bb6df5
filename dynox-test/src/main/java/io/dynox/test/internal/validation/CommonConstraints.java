package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** Constraints of parameters that many requests share. Stateless. */
public final class CommonConstraints {

    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 255;

    private static final String[] OPERATORS = {
        "IN",
        "NULL",
        "BETWEEN",
        "LT",
        "NOT_CONTAINS",
        "EQ",
        "GT",
        "NOT_NULL",
        "NE",
        "LE",
        "BEGINS_WITH",
        "GE",
        "CONTAINS"
    };

    private CommonConstraints() {}

    /** The table's name in item operations, which take an ARN as well. */
    public static void table(Constraints constraints, @Nullable String nameOrArn) {
        table(constraints, "tableName", nameOrArn);
    }

    /** The table's name in a part of a transaction. */
    public static void table(Constraints constraints, String path, @Nullable String nameOrArn) {
        constraints.notNull(path, nameOrArn);
        if (nameOrArn != null && !isArn(nameOrArn)) {
            resourceName(constraints, path, nameOrArn);
        }
    }

    /** The name of an index or a table where a constraint violation reports it. */
    public static void resourceName(Constraints constraints, String path, @Nullable String name) {
        constraints.name(path, name).length(path, name, SHORTEST_NAME, LONGEST_NAME);
    }

    /** The table's name in table operations. An empty name violates one constraint only. */
    public static void definedTable(Constraints constraints, @Nullable String nameOrArn) {
        constraints.notNull("tableName", nameOrArn);
        if (nameOrArn == null || isArn(nameOrArn)) {
            return;
        }
        if (nameOrArn.isEmpty()) {
            constraints.length("tableName", nameOrArn, 1, LONGEST_NAME);
        } else {
            resourceName(constraints, "tableName", nameOrArn);
        }
    }

    /** How many items a page looks at, at most. */
    public static void pageLimit(Constraints constraints, @Nullable Integer limit) {
        constraints.requireOfHidden(
                limit == null || limit >= 1, "Limit", "Member must have value greater than or equal to 1");
    }

    /** The tables of a batch: there must be some. */
    public static void someTables(@Nullable Map<String, ?> requestItems, String operation) {
        if (requestItems != null && requestItems.isEmpty()) {
            throw ServiceErrors.validation("The requestItems parameter is required for " + operation);
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

    public static void conditionalOperator(Constraints constraints, @Nullable String value) {
        constraints.oneOf("conditionalOperator", value, "OR", "AND");
    }

    public static void onConditionFailure(Constraints constraints, @Nullable String value) {
        constraints.oneOf("returnValuesOnConditionCheckFailure", value, "ALL_OLD", "NONE");
    }

    /** The operators of the older conditions on a write. */
    public static void expected(Constraints constraints, Map<String, ExpectedAttributeValue> expected) {
        expected.forEach((name, value) -> constraints.oneOf(
                "expected." + name + ".member.comparisonOperator", value.comparisonOperatorAsString(), OPERATORS));
    }

    /** The operators of the older conditions on a read. */
    public static void conditions(Constraints constraints, String path, Map<String, Condition> conditions) {
        conditions.forEach((name, condition) -> {
            String member = path + "." + name + ".member.comparisonOperator";
            constraints.notNull(member, condition.comparisonOperatorAsString());
            constraints.oneOf(member, condition.comparisonOperatorAsString(), OPERATORS);
        });
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
