package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.storage.ItemKey;
import io.dynox.test.storage.KeyAttribute;
import io.dynox.test.storage.KeyRange;
import io.dynox.test.storage.KeySchema;
import io.dynox.test.validation.KeyRules;
import io.dynox.test.value.AttributeType;
import io.dynox.test.value.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;

/**
 * The key conditions of a query, by attribute, before they meet a schema. Immutable.
 *
 * @param conditions one condition for each attribute, its values normalised
 */
record QueryKeys(Map<String, Condition> conditions) {

    private static final Set<ComparisonOperator> INDEXABLE = Set.of(
            ComparisonOperator.EQ,
            ComparisonOperator.LT,
            ComparisonOperator.LE,
            ComparisonOperator.GT,
            ComparisonOperator.GE,
            ComparisonOperator.BETWEEN,
            ComparisonOperator.BEGINS_WITH);

    /** The stretch of the table or index that the conditions describe. */
    record Resolved(KeyRange range, KeyValue partition, boolean hasSortCondition) {

        /** Refuses a starting key outside the stretch. */
        void checkStart(@Nullable ItemKey start) {
            if (start == null) {
                return;
            }
            boolean samePartition = partition.equals(start.partition());
            if (!hasSortCondition) {
                if (!samePartition) {
                    throw ServiceErrors.validation(
                            "The provided starting key is outside query boundaries based on provided conditions");
                }
            } else if (samePartition && !range.contains(start)) {
                throw ServiceErrors.validation("The provided starting key does not match the range key predicate");
            } else if (!samePartition) {
                throw ServiceErrors.validation("The query can return at most one row and cannot be restarted");
            }
        }
    }

    Resolved in(KeySchema schema) {
        KeyAttribute sort = schema.sort();
        if (sort == null && conditions.size() > 1) {
            throw ServiceErrors.validation("Query key condition not supported");
        }
        Condition onPartition = checked(schema.partition(), true);
        Condition onSort = sort == null ? null : checked(sort, false);
        if (onPartition == null) { // checked() has refused that
            throw missing(schema.partition());
        }
        KeyValue partition = KeyRules.keyPart(
                schema.partition(), onPartition.attributeValueList().get(0), true);
        if (sort == null || onSort == null) {
            return new Resolved(KeyRange.partition(partition), partition, false);
        }
        return new Resolved(range(partition, sort, onSort), partition, true);
    }

    private @Nullable Condition checked(KeyAttribute attribute, boolean isPartition) {
        Condition condition = conditions.get(attribute.name());
        if (condition == null) {
            if (isPartition || conditions.size() > 1) {
                throw missing(attribute);
            }
            return null;
        }
        if (!INDEXABLE.contains(condition.comparisonOperator())) {
            throw ServiceErrors.validation("Attempted conditional constraint is not an indexable operation");
        }
        for (AttributeValue value : condition.attributeValueList()) {
            if (AttributeType.of(value) != attribute.type()) {
                throw ServiceErrors.invalidParameter("Condition parameter type does not match schema type");
            }
        }
        if (isPartition && condition.comparisonOperator() != ComparisonOperator.EQ) {
            throw ServiceErrors.validation("Query key condition not supported");
        }
        return condition;
    }

    private static RuntimeException missing(KeyAttribute attribute) {
        return ServiceErrors.validation("Query condition missed key schema element: " + attribute.name());
    }

    private static KeyRange range(KeyValue partition, KeyAttribute sort, Condition condition) {
        List<KeyValue> values = condition.attributeValueList().stream()
                .map(value -> sortValue(sort, condition.comparisonOperator(), value))
                .toList();
        KeyValue first = values.get(0);
        return switch (condition.comparisonOperator()) {
            case EQ -> KeyRange.equalTo(partition, first);
            case LT -> KeyRange.lessThan(partition, first);
            case LE -> KeyRange.atMost(partition, first);
            case GT -> KeyRange.greaterThan(partition, first);
            case GE -> KeyRange.atLeast(partition, first);
            case BETWEEN -> KeyRange.between(partition, first, values.get(1));
            case BEGINS_WITH -> KeyRange.beginningWith(partition, first);
            default -> throw new IllegalStateException("Not indexable: " + condition.comparisonOperator());
        };
    }

    /** Every string begins with the empty one; in other conditions it is no key. */
    private static KeyValue sortValue(KeyAttribute sort, ComparisonOperator operator, AttributeValue value) {
        return operator == ComparisonOperator.BEGINS_WITH ? KeyValue.of(value) : KeyRules.keyPart(sort, value, false);
    }
}
