package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.value.AttributeType;
import io.dynox.test.value.ValueNormalizer;
import io.dynox.test.value.ValueOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;

/** Checks key conditions in the older form, attribute by attribute. Stateless. */
final class QueryConditions {

    private static final int MOST = 2;

    private QueryConditions() {}

    static QueryKeys of(Map<String, Condition> conditions) {
        Map<String, Condition> checked = new LinkedHashMap<>();
        conditions.forEach((name, condition) -> checked.put(name, checked(condition)));
        if (checked.isEmpty() || checked.size() > MOST) {
            throw ServiceErrors.validation("Conditions can be of length 1 or 2 only");
        }
        return new QueryKeys(checked);
    }

    private static Condition checked(Condition condition) {
        List<AttributeValue> values = condition.attributeValueList().stream()
                .map(ValueNormalizer::normalize)
                .toList();
        checkCount(condition.comparisonOperator(), values.size());
        for (AttributeValue value : values) {
            if (value.type() != values.get(0).type()) {
                throw ServiceErrors.invalidParameter("AttributeValues inside AttributeValueList must be of same type");
            }
        }
        for (AttributeValue value : values) {
            checkType(condition.comparisonOperator(), AttributeType.of(value));
        }
        if (condition.comparisonOperator() == ComparisonOperator.BETWEEN
                && ValueOrder.compare(values.get(0), values.get(1)) > 0) {
            throw ServiceErrors.validation(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
        return condition.toBuilder().attributeValueList(values).build();
    }

    private static void checkCount(ComparisonOperator operator, int count) {
        boolean fits = switch (operator) {
            case NULL, NOT_NULL -> count == 0;
            case BETWEEN -> count == 2;
            case IN -> count >= 1;
            default -> count == 1;
        };
        if (!fits) {
            throw ServiceErrors.invalidParameter(
                    "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
    }

    private static void checkType(ComparisonOperator operator, AttributeType type) {
        boolean fits = switch (operator) {
            case EQ, NE -> type.isOrdered() || type.isSet();
            case BEGINS_WITH -> type == AttributeType.S || type == AttributeType.B;
            default -> type.isOrdered();
        };
        if (!fits) {
            throw ServiceErrors.invalidParameter(
                    "ComparisonOperator " + operator + " is not valid for " + type + " AttributeValue type");
        }
    }
}
