package io.dynox.test.internal.expression;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterStylesTest {

    @Test
    void expressionsAndOlderParametersDoNotMix() {
        assertThatThrownBy(() -> ParameterStyles.checkOneStyle(
                        List.of("UpdateExpression", "ConditionExpression"), List.of("AttributeUpdates", "Expected")))
                .hasMessage("Can not use both expression and non-expression parameters in the same request: "
                        + "Non-expression parameters: {AttributeUpdates, Expected} "
                        + "Expression parameters: {UpdateExpression, ConditionExpression}");
    }

    @Test
    void olderKeyConditionsGoWithAFilterExpression() {
        assertThatCode(() -> ParameterStyles.checkOneStyle(List.of("FilterExpression"), List.of("KeyConditions")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        ParameterStyles.checkOneStyle(List.of("KeyConditionExpression"), List.of("KeyConditions")))
                .hasMessageContaining("Non-expression parameters: {KeyConditions}");
    }

    @Test
    void namesAndValuesNeedAnExpression() {
        List<String> values = List.of("UpdateExpression", "ConditionExpression");

        assertThatThrownBy(() -> ParameterStyles.checkPlaceholders(List.of(), values, true, true))
                .hasMessage("ExpressionAttributeNames can only be specified when using expressions");
        assertThatThrownBy(() -> ParameterStyles.checkPlaceholders(List.of(), values, false, true))
                .hasMessage("ExpressionAttributeValues can only be specified when using expressions: "
                        + "UpdateExpression and ConditionExpression are null");
        assertThatThrownBy(() -> ParameterStyles.checkPlaceholders(
                        List.of("ProjectionExpression"), List.of("FilterExpression"), false, true))
                .hasMessage("ExpressionAttributeValues can only be specified when using expressions: "
                        + "FilterExpression is null");
    }
}
