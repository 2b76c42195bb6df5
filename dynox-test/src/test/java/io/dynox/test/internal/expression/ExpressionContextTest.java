package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ExpressionContextTest {

    @Test
    void namesAndValuesAreSharedByAllExpressions() {
        ExpressionContext context =
                ExpressionContext.of(Map.of("#a", "x", "#b", "y"), Map.of(":a", n("1"), ":b", n("2")));

        context.update("SET #a = :a");
        context.condition(ExpressionKind.CONDITION, "#b = :b");

        assertThatCode(context::checkAllUsed).doesNotThrowAnyException();
    }

    @Test
    void unusedNameIsReportedBeforeUnusedValue() {
        ExpressionContext context = ExpressionContext.of(Map.of("#a", "x"), Map.of(":a", n("1")));

        assertThatThrownBy(context::checkAllUsed)
                .hasMessage("Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}");

        context.projection("#a");
        assertThatThrownBy(context::checkAllUsed)
                .hasMessage("Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}");
    }

    @Test
    void emptyNamesAndValuesAreRefused() {
        assertRefused(Map.of(), Map.of(":a", n("1")), "ExpressionAttributeNames must not be empty");
        assertRefused(Map.of("#a", "x"), Map.of(), "ExpressionAttributeValues must not be empty");
    }

    @Test
    void malformedPlaceholdersAreRefused() {
        assertRefused(
                Map.of("a", "x"),
                Map.of(":a", n("1")),
                "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
        assertRefused(
                Map.of("#", "x"),
                Map.of(":a", n("1")),
                "ExpressionAttributeNames contains invalid key: Syntax error; key: \"#\"");
        assertRefused(
                Map.of("#a", "x"),
                Map.of(":a-b", n("1")),
                "ExpressionAttributeValues contains invalid key: Syntax error; key: \":a-b\"");
    }

    @Test
    void badValueIsReportedWithItsKey() {
        assertRefused(
                Map.of("#a", "x"),
                Map.of(":a", n("x")),
                "ExpressionAttributeValues contains invalid value: "
                        + "The parameter cannot be converted to a numeric value: x for key :a");
    }

    @Test
    void valuesAreNormalised() {
        UpdateExpression update =
                ExpressionContext.of(null, Map.of(":a", n("1.0"))).update("SET a = :a");

        assertThat(update.apply(Map.of())).isEqualTo(Map.of("a", n("1")));
    }

    @Test
    void emptyExpressionIsRefused() {
        assertThatThrownBy(() -> ExpressionContext.of(null, null).condition(ExpressionKind.FILTER, ""))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Invalid FilterExpression: The expression can not be empty;");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n\t"})
    void blankExpressionEndsTooEarly(String text) {
        assertThatThrownBy(() -> ExpressionContext.of(null, null).condition(ExpressionKind.FILTER, text))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Invalid FilterExpression: Syntax error; token: \"<EOF>\", near: \"" + text + "\"");
    }

    @Test
    void expressionMayHaveFourKilobytes() {
        ExpressionContext context = ExpressionContext.of(null, Map.of(":a", s("x")));
        String longest = "a = :a" + " ".repeat(4090);

        assertThatCode(() -> context.condition(ExpressionKind.CONDITION, longest))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> context.condition(ExpressionKind.CONDITION, longest + " "))
                .hasMessage("Invalid ConditionExpression: "
                        + "Expression size has exceeded the maximum allowed size; expression size: 4097");
    }

    @Test
    void allReservedWordsAreKnown() {
        assertThat(ReservedWords.count()).isEqualTo(573);
        assertThat(ReservedWords.contains("name")).isTrue();
        assertThat(ReservedWords.contains("Zone")).isTrue();
        assertThat(ReservedWords.contains("pk")).isFalse();
    }

    private static void assertRefused(Map<String, String> names, Map<String, AttributeValue> values, String message) {
        assertThatThrownBy(() -> ExpressionContext.of(names, values))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage(message);
    }
}
