package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.KeyValue;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;

/**
 * The key conditions of a query before the table is known: an operator and arguments for one or two attributes.
 *
 * <p>Immutable, thread-safe.
 */
public final class KeyConditions {

    private static final int LONGEST_SORT_KEY = 1024;
    private static final Set<ComparisonOperator> NOT_INDEXABLE = EnumSet.of(
            ComparisonOperator.NULL,
            ComparisonOperator.NOT_NULL,
            ComparisonOperator.NE,
            ComparisonOperator.CONTAINS,
            ComparisonOperator.NOT_CONTAINS,
            ComparisonOperator.IN);

    private final Map<String, AttributeCondition> conditions;

    private KeyConditions(Map<String, AttributeCondition> conditions) {
        if (conditions.isEmpty() || conditions.size() > 2) {
            throw new ValidationFailure("Conditions can be of length 1 or 2 only");
        }
        this.conditions = conditions;
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
     * Binds the conditions to the key of a table or an index.
     *
     * @throws ValidationFailure if they don't fit
     */
    public KeyCondition against(KeyAttributes key) {
        if (key.sort().isEmpty() && conditions.size() > 1) {
            throw new ValidationFailure("Query key condition not supported");
        }
        AttributeCondition partition = fitting(key.partition(), true);
        AttributeCondition sort =
                key.sort().map(attribute -> fitting(attribute, false)).orElse(null);
        if (partition == null) {
            throw new IllegalStateException("A partition key is never optional");
        }
        return new KeyCondition(
                KeyValue.of(partition.arguments().get(0)), sort == null ? new SortCondition.Any() : range(sort));
    }

    private @Nullable AttributeCondition fitting(KeyAttributes.KeyAttribute attribute, boolean partition) {
        AttributeCondition condition = conditions.get(attribute.name());
        if (condition == null) {
            if (partition || conditions.size() > 1) {
                throw new ValidationFailure("Query condition missed key schema element: " + attribute.name());
            }
            return null;
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
            throw new ValidationFailure("Query key condition not supported");
        }
        return condition;
    }

    private static void checkArgument(KeyAttributes.KeyAttribute attribute, AttributeValue argument) {
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
