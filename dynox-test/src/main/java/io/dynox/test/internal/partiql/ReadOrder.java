package io.dynox.test.internal.partiql;

import io.dynox.test.internal.partiql.Statement.Ordering;
import io.dynox.test.internal.storage.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueOrder;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an ORDER BY clause asks for. Immutable.
 *
 * @param partitions the order in which partitions are read
 * @param forward whether each partition is read in the order of its sort keys, or against it
 */
record ReadOrder(List<AttributeValue> partitions, boolean forward) {

    /** The order of a query's partitions and items; refuses an order by anything but keys. */
    static ReadOrder of(Statement.Select select, KeySchema schema, ReadPlan plan) {
        if (!select.orderings().isEmpty()) {
            checkKeysAreGiven(select, plan);
        }
        List<AttributeValue> partitions = plan.partitions();
        boolean forward = true;
        for (Ordering ordering : select.orderings()) {
            String name = ordering.path().root();
            if (ordering.path().isNested() || !schema.names().contains(name)) {
                throw new ValidationFailure(
                        "Variable reference " + name + " in ORDER BY clause must be part of the primary key");
            }
            if (name.equals(schema.partition().name())) {
                partitions = sorted(partitions, ordering.ascending());
            } else {
                forward = ordering.ascending();
            }
        }
        return new ReadOrder(partitions, forward);
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

    private static List<AttributeValue> sorted(List<AttributeValue> partitions, boolean ascending) {
        Comparator<AttributeValue> order =
                (left, right) -> ValueOrder.isComparable(left, right) ? ValueOrder.compare(left, right) : 0;
        return partitions.stream().sorted(ascending ? order : order.reversed()).toList();
    }
}
