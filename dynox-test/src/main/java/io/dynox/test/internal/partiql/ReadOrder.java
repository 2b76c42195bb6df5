package io.dynox.test.internal.partiql;

import io.dynox.test.internal.partiql.Statement.Ordering;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an ORDER BY clause asks for. Immutable.
 *
 * @param partitions the order in which partitions are read
 * @param forward whether each partition is read in the order of its sort keys, or against it
 */
record ReadOrder(List<Map<String, AttributeValue>> partitions, boolean forward) {

    /** The order of a query's partitions and items; refuses an order by anything but keys. */
    static ReadOrder of(Statement.Select select, KeySchema schema, ReadPlan plan) {
        if (!select.orderings().isEmpty()) {
            checkKeysAreGiven(select, plan);
        }
        List<Map<String, AttributeValue>> partitions = plan.partitions();
        Boolean forward = null;
        for (Ordering ordering : select.orderings()) {
            String name = ordering.path().root();
            if (ordering.path().isNested() || !schema.names().contains(name)) {
                throw new ValidationFailure(
                        "Variable reference " + name + " in ORDER BY clause must be part of the primary key");
            }
            if (schema.partitions().stream()
                    .anyMatch(attribute -> attribute.name().equals(name))) {
                partitions = sorted(partitions, name, ordering.ascending());
            } else if (forward == null || forward == ordering.ascending()) {
                forward = ordering.ascending();
            } else {
                throw new ValidationFailure(
                        "The attributes of the sort key must have the same direction in ORDER BY clause");
            }
        }
        return new ReadOrder(partitions, !Boolean.FALSE.equals(forward));
    }

    private static void checkKeysAreGiven(Statement.Select select, ReadPlan plan) {
        if (select.where().isEmpty()) {
            throw new ValidationFailure("Must have WHERE clause in the statement when using ORDER BY clause.");
        }
        if (plan.isScan()) {
            throw new ValidationFailure("Must have at least one non-optional hash key condition in WHERE clause when"
                    + " using ORDER BY clause.");
        }
    }

    private static List<Map<String, AttributeValue>> sorted(
            List<Map<String, AttributeValue>> partitions, String name, boolean ascending) {
        Comparator<AttributeValue> order =
                (left, right) -> ValueOrder.isComparable(left, right) ? ValueOrder.compare(left, right) : 0;
        return partitions.stream()
                .sorted(Comparator.comparing(
                        partition -> Objects.requireNonNull(partition.get(name)), ascending ? order : order.reversed()))
                .toList();
    }
}
