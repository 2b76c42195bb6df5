package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeNames;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** Translates {@code Expected}, {@code QueryFilter} and {@code ScanFilter} into conditions. Stateless. */
public final class OlderConditions {

    private OlderConditions() {}

    /**
     * The condition that {@code QueryFilter} or {@code ScanFilter} state.
     *
     * @throws ValidationFailure with the service's text if they break a rule
     */
    public static ConditionExpression filter(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> filter,
            @Nullable ConditionalOperator operator) {
        Set<DocumentPath> paths = new LinkedHashSet<>();
        List<Condition> conditions = new ArrayList<>();
        filter.forEach((name, condition) -> {
            AttributeNames.check(name);
            paths.add(DocumentPath.of(name));
            conditions.add(
                    new AttributeCondition(condition.comparisonOperator(), condition.attributeValueList()).on(name));
        });
        checkOperator(operator, filter.size());
        return new ConditionExpression(combine(conditions, operator), paths);
    }

    /**
     * The condition that a filter states, null without one.
     *
     * @throws ValidationFailure with the service's text if it breaks a rule
     */
    public static @Nullable ConditionExpression filter(
            boolean isPresent,
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> filter,
            @Nullable ConditionalOperator operator) {
        if (isPresent) {
            return filter(filter, operator);
        }
        checkOperator(operator, 0);
        return null;
    }

    /**
     * The condition that {@code Expected} states.
     *
     * @throws ValidationFailure with the service's text if it breaks a rule
     */
    public static ConditionExpression expected(
            Map<String, ExpectedAttributeValue> expected, @Nullable ConditionalOperator operator) {
        Set<DocumentPath> paths = new LinkedHashSet<>();
        List<Condition> conditions = new ArrayList<>();
        expected.forEach((name, value) -> {
            AttributeNames.check(name);
            paths.add(DocumentPath.of(name));
            conditions.add(expected(name, value).on(name));
        });
        checkOperator(operator, expected.size());
        return new ConditionExpression(combine(conditions, operator), paths);
    }

    /**
     * The condition that {@code Expected} states, null without one.
     *
     * @throws ValidationFailure with the service's text if it breaks a rule
     */
    public static @Nullable ConditionExpression expected(
            boolean isPresent, Map<String, ExpectedAttributeValue> expected, @Nullable ConditionalOperator operator) {
        if (isPresent) {
            return expected(expected, operator);
        }
        checkOperator(operator, 0);
        return null;
    }

    /**
     * Checks that there is something for {@code ConditionalOperator} to combine.
     *
     * @throws ValidationFailure if it is given with fewer than two conditions
     */
    public static void checkOperator(@Nullable ConditionalOperator operator, int conditions) {
        if (operator != null && conditions == 0) {
            throw ValidationFailure.invalidParameter("ConditionalOperator cannot be used without Filter or Expected");
        }
        if (operator != null && conditions == 1) {
            throw ValidationFailure.invalidParameter(
                    "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        }
    }

    private static AttributeCondition expected(String name, ExpectedAttributeValue expected) {
        String suffix = " for Attribute: " + name;
        if (expected.hasAttributeValueList() && expected.value() != null) {
            throw ValidationFailure.invalidParameter("Value and AttributeValueList cannot be used together" + suffix);
        }
        if (expected.comparisonOperator() != null) {
            return compared(expected, suffix);
        }
        if (expected.hasAttributeValueList()) {
            throw ValidationFailure.invalidParameter(
                    "AttributeValueList can only be used with a ComparisonOperator" + suffix);
        }
        boolean exists = expected.exists() == null || expected.exists();
        if (exists && expected.value() == null) {
            throw ValidationFailure.invalidParameter(
                    "Value must be provided when Exists is " + expected.exists() + suffix);
        }
        if (!exists && expected.value() != null) {
            throw ValidationFailure.invalidParameter("Value cannot be used when Exists is false" + suffix);
        }
        return exists
                ? new AttributeCondition(ComparisonOperator.EQ, List.of(expected.value()))
                : new AttributeCondition(ComparisonOperator.NULL, List.of());
    }

    private static AttributeCondition compared(ExpectedAttributeValue expected, String suffix) {
        ComparisonOperator operator = expected.comparisonOperator();
        if (expected.exists() != null) {
            throw ValidationFailure.invalidParameter("Exists and ComparisonOperator cannot be used together" + suffix);
        }
        boolean unary = operator == ComparisonOperator.NULL || operator == ComparisonOperator.NOT_NULL;
        AttributeValue value = expected.value();
        if (!unary && !expected.hasAttributeValueList() && value == null) {
            throw ValidationFailure.invalidParameter(
                    "Value or AttributeValueList must be used with ComparisonOperator: " + operator + suffix);
        }
        return new AttributeCondition(operator, value == null ? expected.attributeValueList() : List.of(value));
    }

    private static Condition combine(List<Condition> conditions, @Nullable ConditionalOperator operator) {
        return conditions.stream()
                .reduce((left, right) -> operator == ConditionalOperator.OR
                        ? new Condition.Or(left, right)
                        : new Condition.And(left, right))
                .orElse(new Condition.Always());
    }
}
