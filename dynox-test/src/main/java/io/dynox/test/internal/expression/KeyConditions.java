package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.KeyAttribute;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.KeyValue;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;

/**
 * The key conditions of a query before the table is known: an operator and arguments for key attributes: one or two of a table, up to eight of a global index.
 *
 * <p>Immutable, thread-safe.
 */
public final class KeyConditions {

    private static final int LONGEST_SORT_KEY = 1024;
    private static final int MOST_IN_TABLE = 2;
    private static final int MOST = 8;
    private static final String NOT_SUPPORTED = "Query key condition not supported";
    private static final Set<ComparisonOperator> NOT_INDEXABLE = EnumSet.of(
            ComparisonOperator.NULL,
            ComparisonOperator.NOT_NULL,
            ComparisonOperator.NE,
            ComparisonOperator.CONTAINS,
            ComparisonOperator.NOT_CONTAINS,
            ComparisonOperator.IN);

    private final Map<String, AttributeCondition> conditions;

    private KeyConditions(Map<String, AttributeCondition> conditions) {
        if (conditions.isEmpty() || conditions.size() > MOST) {
            throw tooMany();
        }
        this.conditions = conditions;
    }

    private static ValidationFailure tooMany() {
        return new ValidationFailure("Conditions can be of length 1 or 2 only");
    }

    /** Refuses more conditions than a key has attributes in a table, whichever table it is. */
    public void checkOfTable() {
        if (conditions.size() > MOST_IN_TABLE) {
            throw tooMany();
        }
    }

    /**
     * The conditions of a parsed {@code KeyConditionExpression}; to be called after all of the request's expressions are
     * parsed and checked.
     *
     * @throws ValidationFailure if the expression is none for keys
     */
    public static KeyConditions of(ConditionExpression expression) {
        return new KeyConditions(new KeyConditionReader().read(expression.condition()));
    }

    /**
     * The conditions of the older parameter {@code KeyConditions}.
     *
     * @throws ValidationFailure if they break a rule
     */
    public static KeyConditions of(Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> parameter) {
        Map<String, AttributeCondition> conditions = new LinkedHashMap<>();
        parameter.forEach((name, condition) -> conditions.put(
                name, new AttributeCondition(condition.comparisonOperator(), condition.attributeValueList())));
        return new KeyConditions(conditions);
    }

    /**
     * Binds the conditions to the key of a table or an index: each attribute of the partition key by equality, those of the sort key from left
     * to right, only the last one by a range.
     *
     * @throws ValidationFailure if they don't fit
     */
    public KeyCondition against(KeySchema key) {
        if (!key.hasSeveral() && conditions.size() > MOST_IN_TABLE) {
            throw tooMany();
        }
        if (conditions.size() > key.attributes().size()) {
            throw new ValidationFailure(NOT_SUPPORTED);
        }
        List<KeyValue> partition = new ArrayList<>();
        for (KeyAttribute attribute : key.partitions()) {
            AttributeCondition condition = checked(attribute, true);
            partition.add(KeyValue.of(condition.arguments().get(0)));
        }
        return new KeyCondition(KeyValue.of(partition, key.partitions().size()), sort(key));
    }

    private SortCondition sort(KeySchema key) {
        List<AttributeCondition> sort = new ArrayList<>();
        int wanted = conditions.size() - key.partitions().size();
        for (KeyAttribute attribute : key.sorts().subList(0, wanted)) {
            sort.add(checked(attribute, false));
        }
        if (sort.isEmpty()) {
            return new SortCondition.Any();
        }
        List<AttributeCondition> equal = sort.subList(0, wanted - 1);
        if (equal.stream().anyMatch(condition -> condition.operator() != ComparisonOperator.EQ)) {
            throw new ValidationFailure(NOT_SUPPORTED);
        }
        SortCondition last = range(sort.get(wanted - 1));
        return key.sorts().size() == 1
                ? last
                : last.within(equal.stream()
                        .map(condition -> KeyValue.of(condition.arguments().get(0)))
                        .toList());
    }

    private AttributeCondition checked(KeyAttribute attribute, boolean partition) {
        AttributeCondition condition = conditions.get(attribute.name());
        if (condition == null) {
            throw new ValidationFailure("Query condition missed key schema element: " + attribute.name());
        }
        if (NOT_INDEXABLE.contains(condition.operator())) {
            throw new ValidationFailure("Attempted conditional constraint is not an indexable operation");
        }
        for (AttributeValue argument : condition.arguments()) {
            checkArgument(attribute, argument);
            if (!partition && KeyValue.of(argument).sizeBytes() > LONGEST_SORT_KEY) {
                throw ValidationFailure.invalidParameter(
                        "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
            }
        }
        if (partition && condition.operator() != ComparisonOperator.EQ) {
            throw new ValidationFailure(NOT_SUPPORTED);
        }
        return condition;
    }

    private static void checkArgument(KeyAttribute attribute, AttributeValue argument) {
        AttributeType type = AttributeType.of(argument);
        if (type != attribute.type()) {
            throw ValidationFailure.invalidParameter("Condition parameter type does not match schema type");
        }
        boolean empty = (type == AttributeType.S && argument.s().isEmpty())
                || (type == AttributeType.B && argument.b().asByteArrayUnsafe().length == 0);
        if (empty) {
            throw new ValidationFailure("One or more parameter values are not valid. The AttributeValue for a key"
                    + " attribute cannot contain an empty %s value. Key: %s"
                            .formatted(type == AttributeType.S ? "string" : "binary", attribute.name()));
        }
    }

    private static SortCondition range(AttributeCondition condition) {
        KeyValue first = KeyValue.of(condition.arguments().get(0));
        return switch (condition.operator()) {
            case EQ -> new SortCondition.Between(first, first);
            case LT -> below(first, false);
            case LE -> below(first, true);
            case GT -> above(first, false);
            case GE -> above(first, true);
            case BETWEEN ->
                new SortCondition.Between(
                        first, KeyValue.of(condition.arguments().get(1)));
            case BEGINS_WITH -> new SortCondition.Prefix(first);
            default -> throw new IllegalStateException("Not indexable: " + condition.operator());
        };
    }

    private static SortCondition below(KeyValue key, boolean inclusive) {
        return new SortCondition.HalfOpen(Optional.empty(), Optional.of(new SortCondition.Bound(key, inclusive)));
    }

    private static SortCondition above(KeyValue key, boolean inclusive) {
        return new SortCondition.HalfOpen(Optional.of(new SortCondition.Bound(key, inclusive)), Optional.empty());
    }
}
