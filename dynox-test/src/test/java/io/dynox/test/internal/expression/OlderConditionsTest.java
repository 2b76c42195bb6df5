package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.list;
import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.s;
import static io.dynox.test.internal.expression.Values.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

class OlderConditionsTest {

    private static final Map<String, AttributeValue> ITEM =
            Map.of("num", n("5"), "str", s("banana"), "tags", strings("x", "y"), "seq", list(n("1")));

    @ParameterizedTest
    @CsvSource({
        "num, EQ, 5, true",
        "num, EQ, 6, false",
        "num, NE, 6, true",
        "missing, NE, 6, true",
        "num, LT, 6, true",
        "num, LE, 5, true",
        "num, GT, 5, false",
        "num, GE, 5, true",
        "num, IN, 4 5, true",
        "num, BETWEEN, 4 6, true",
        "num, BETWEEN, 6 7, false",
        "num, NOT_NULL, '', true",
        "missing, NULL, '', true",
        "seq, CONTAINS, 1, true",
        "seq, NOT_CONTAINS, 1, false",
        "seq, NOT_CONTAINS, 2, true",
        "missing, NOT_CONTAINS, 2, false"
    })
    void operatorTestsTheAttribute(String name, ComparisonOperator operator, String numbers, boolean expected) {
        AttributeValue[] values = Arrays.stream(numbers.split(" "))
                .filter(text -> !text.isEmpty())
                .map(Values::n)
                .toArray(AttributeValue[]::new);

        assertThat(OlderConditions.filter(Map.of(name, condition(operator, values)), null)
                        .test(ITEM))
                .isEqualTo(expected);
    }

    @Test
    void stringsAreSearched() {
        assertThat(filter("str", ComparisonOperator.BEGINS_WITH, s("ban")).test(ITEM))
                .isTrue();
        assertThat(filter("str", ComparisonOperator.CONTAINS, s("nan")).test(ITEM))
                .isTrue();
        assertThat(filter("tags", ComparisonOperator.CONTAINS, s("y")).test(ITEM))
                .isTrue();
    }

    @Test
    void conditionsCombineByAndUnlessSaidOtherwise() {
        var filter = Map.of(
                "num", condition(ComparisonOperator.EQ, n("5")), "str", condition(ComparisonOperator.EQ, s("no")));

        assertThat(OlderConditions.filter(filter, null).test(ITEM)).isFalse();
        assertThat(OlderConditions.filter(filter, ConditionalOperator.OR).test(ITEM))
                .isTrue();
    }

    @Test
    void conditionalOperatorNeedsSomethingToCombine() {
        var one = Map.of("num", condition(ComparisonOperator.EQ, n("5")));

        assertThatThrownBy(() -> OlderConditions.filter(one, ConditionalOperator.AND))
                .hasMessage("One or more parameter values were invalid: "
                        + "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        assertThatThrownBy(() -> OlderConditions.checkOperator(ConditionalOperator.AND, 0))
                .hasMessage("One or more parameter values were invalid: "
                        + "ConditionalOperator cannot be used without Filter or Expected");
    }

    @Test
    void argumentsMustFitTheOperator() {
        assertRefused(ComparisonOperator.EQ, "Invalid number of argument(s) for the EQ ComparisonOperator");
        assertRefused(ComparisonOperator.NULL, "Invalid number of argument(s) for the NULL ComparisonOperator", n("1"));
        assertRefused(
                ComparisonOperator.BETWEEN, "Invalid number of argument(s) for the BETWEEN ComparisonOperator", n("1"));
        assertRefused(
                ComparisonOperator.IN,
                "AttributeValues inside AttributeValueList must be of same type",
                n("1"),
                s("1"));
        assertRefused(
                ComparisonOperator.LT, "ComparisonOperator LT is not valid for SS AttributeValue type", strings("a"));
        assertRefused(
                ComparisonOperator.CONTAINS,
                "ComparisonOperator CONTAINS is not valid for BOOL AttributeValue type",
                Values.bool(true));
        assertRefused(
                ComparisonOperator.BEGINS_WITH,
                "ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type",
                n("1"));
        assertThatThrownBy(() -> filter("num", ComparisonOperator.BETWEEN, n("2"), n("1")))
                .hasMessage("The BETWEEN condition was provided a range where the lower bound is greater than the"
                        + " upper bound");
    }

    @Test
    void expectedValueMustBeEqual() {
        var five = ExpectedAttributeValue.builder().value(n("5.0")).build();
        var six = ExpectedAttributeValue.builder().value(n("6")).exists(true).build();

        assertThat(OlderConditions.expected(Map.of("num", five), null).test(ITEM))
                .isTrue();
        assertThat(OlderConditions.expected(Map.of("num", six), null).test(ITEM))
                .isFalse();
    }

    @Test
    void expectedAbsenceIsTested() {
        var absent = ExpectedAttributeValue.builder().exists(false).build();

        assertThat(OlderConditions.expected(Map.of("missing", absent), null).test(ITEM))
                .isTrue();
        assertThat(OlderConditions.expected(Map.of("num", absent), null).test(ITEM))
                .isFalse();
    }

    @Test
    void expectedComparisonTakesAValueOrAList() {
        var value = ExpectedAttributeValue.builder()
                .comparisonOperator(ComparisonOperator.GT)
                .value(n("4"))
                .build();
        var list = ExpectedAttributeValue.builder()
                .comparisonOperator(ComparisonOperator.IN)
                .attributeValueList(n("4"), n("5"))
                .build();

        assertThat(OlderConditions.expected(Map.of("num", value), null).test(ITEM))
                .isTrue();
        assertThat(OlderConditions.expected(Map.of("num", list), null).test(ITEM))
                .isTrue();
    }

    @Test
    void contradictoryExpectationIsRefused() {
        assertRefused(
                ExpectedAttributeValue.builder()
                        .value(n("1"))
                        .attributeValueList(n("1"))
                        .build(),
                "Value and AttributeValueList cannot be used together for Attribute: a");
        assertRefused(
                ExpectedAttributeValue.builder()
                        .exists(true)
                        .comparisonOperator(ComparisonOperator.EQ)
                        .build(),
                "Exists and ComparisonOperator cannot be used together for Attribute: a");
        assertRefused(
                ExpectedAttributeValue.builder()
                        .comparisonOperator(ComparisonOperator.EQ)
                        .build(),
                "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a");
        assertRefused(
                ExpectedAttributeValue.builder().attributeValueList(n("1")).build(),
                "AttributeValueList can only be used with a ComparisonOperator for Attribute: a");
        assertRefused(
                ExpectedAttributeValue.builder().build(),
                "Value must be provided when Exists is null for Attribute: a");
        assertRefused(
                ExpectedAttributeValue.builder().exists(true).build(),
                "Value must be provided when Exists is true for Attribute: a");
        assertRefused(
                ExpectedAttributeValue.builder().exists(false).value(n("1")).build(),
                "Value cannot be used when Exists is false for Attribute: a");
    }

    private static void assertRefused(ExpectedAttributeValue expected, String message) {
        assertThatThrownBy(() -> OlderConditions.expected(Map.of("a", expected), null))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("One or more parameter values were invalid: " + message);
    }

    private static void assertRefused(ComparisonOperator operator, String message, AttributeValue... values) {
        assertThatThrownBy(() -> filter("num", operator, values))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("One or more parameter values were invalid: " + message);
    }

    private static ConditionExpression filter(String name, ComparisonOperator operator, AttributeValue... values) {
        return OlderConditions.filter(Map.of(name, condition(operator, values)), null);
    }

    private static software.amazon.awssdk.services.dynamodb.model.Condition condition(
            ComparisonOperator operator, AttributeValue... values) {
        return software.amazon.awssdk.services.dynamodb.model.Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(values)
                .build();
    }
}
