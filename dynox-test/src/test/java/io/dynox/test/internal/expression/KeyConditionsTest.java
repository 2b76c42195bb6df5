package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.b;
import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.KeyAttribute;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.KeyValue;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;

class KeyConditionsTest {

    private static final KeySchema COMPOSITE = new KeySchema(
            List.of(new KeyAttribute("pk", AttributeType.S)), List.of(new KeyAttribute("sk", AttributeType.S)));
    private static final KeySchema SIMPLE = new KeySchema(List.of(new KeyAttribute("pk", AttributeType.S)), List.of());

    private static final Map<String, AttributeValue> VALUES =
            Map.of(":p", s("P"), ":a", s("b"), ":z", s("d"), ":n", n("1"), ":empty", s(""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pk = :p | a b bb c d e",
                "pk = :p AND sk = :a | b",
                "pk = :p AND sk < :a | a",
                "pk = :p AND sk <= :a | a b",
                "pk = :p AND sk > :a | bb c d e",
                "pk = :p AND sk >= :a | b bb c d e",
                ":a < sk AND :p = pk | bb c d e",
                "sk BETWEEN :a AND :z AND pk = :p | b bb c d",
                "(pk = :p) AND (begins_with(sk, :a)) | b bb",
            })
    void sortKeysWithinTheRangeMatch(String expression, String matching) {
        KeyCondition condition = bind(expression, COMPOSITE);

        assertThat(condition.partition()).isEqualTo(KeyValue.of(s("P")));
        assertThat(List.of("a", "b", "bb", "c", "d", "e"))
                .filteredOn(key -> condition.sort().matches(KeyValue.of(s(key))))
                .containsExactly(matching.split(" "));
    }

    @Test
    void prefixEndsWhereNoKeyCanBeginWithItAnyMore() {
        assertThat(upperOf(s("a"))).contains(KeyValue.of(s("b")));
        assertThat(upperOf(s("a\udbff\udfff"))).contains(KeyValue.of(s("b")));
        assertThat(upperOf(s("\ud7ff"))).contains(KeyValue.of(s("\ue000")));
        assertThat(upperOf(s("\uffff"))).contains(KeyValue.of(s("\ud800\udc00")));
        assertThat(upperOf(s("\udbff\udfff"))).isEmpty();
        assertThat(upperOf(b(1, 255))).contains(KeyValue.of(b(2)));
        assertThat(upperOf(b(255))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pk = :p OR sk = :a | Invalid operator used in KeyConditionExpression: OR",
                "NOT pk = :p | Invalid operator used in KeyConditionExpression: NOT",
                "pk IN (:p) | Invalid operator used in KeyConditionExpression: IN",
                "pk <> :p | Invalid operator used in KeyConditionExpression: <>",
                "pk = :p AND attribute_exists(sk) | Invalid operator used in KeyConditionExpression: attribute_exists",
                "pk = :p AND contains(sk, :a) | Invalid operator used in KeyConditionExpression: contains",
                "pk = :p AND size(sk) = :n | KeyConditionExpressions cannot contain nested operations",
                ":p BETWEEN pk AND :z | Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand",
                "begins_with(:p, pk) | Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand",
                "pk = sk | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
                "pk.a = :p | KeyConditionExpressions cannot have conditions on nested attributes",
                ":p = :a | Invalid condition in KeyConditionExpression: No key attribute specified",
                "pk = :p AND pk = :a | KeyConditionExpressions must only contain one condition per key",
                "pk = :p AND sk = :a AND extra = :z | Conditions can be of length 1 or 2 only",
                "sk = :a | Query condition missed key schema element: pk",
                "pk = :p AND extra = :a | Query condition missed key schema element: sk",
                "pk > :p | Query key condition not supported",
                "begins_with(pk, :p) | Query key condition not supported",
                "pk = :n | One or more parameter values were invalid: Condition parameter type does not match schema type",
                "pk = :p AND sk > :n | One or more parameter values were invalid: Condition parameter type does not match schema type",
                "pk = :empty | One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"
            })
    void conditionThatNoQueryCanAnswerIsRefused(String expression, String message) {
        assertThatThrownBy(() -> bind(expression, COMPOSITE))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage(message);
    }

    @Test
    void secondConditionNeedsASortKey() {
        assertThatThrownBy(() -> bind("pk = :p AND sk = :a", SIMPLE)).hasMessage("Query key condition not supported");
    }

    @Test
    void olderParameterSaysTheSame() {
        KeyCondition condition = KeyConditions.of(Map.of(
                        "pk", older(ComparisonOperator.EQ, s("P")),
                        "sk", older(ComparisonOperator.BETWEEN, s("a"), s("c"))))
                .against(COMPOSITE);

        assertThat(condition.partition()).isEqualTo(KeyValue.of(s("P")));
        assertThat(condition.sort()).isEqualTo(new SortCondition.Between(KeyValue.of(s("a")), KeyValue.of(s("c"))));
    }

    @Test
    void olderParameterIsRefusedWhereItIsNotIndexable() {
        KeyConditions conditions = KeyConditions.of(Map.of("pk", older(ComparisonOperator.NE, s("P"))));

        assertThatThrownBy(() -> conditions.against(COMPOSITE))
                .hasMessage("Attempted conditional constraint is not an indexable operation");
        assertThatThrownBy(() -> KeyConditions.of(Map.of())).hasMessage("Conditions can be of length 1 or 2 only");
    }

    private static software.amazon.awssdk.services.dynamodb.model.Condition older(
            ComparisonOperator operator, AttributeValue... values) {
        return software.amazon.awssdk.services.dynamodb.model.Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(values)
                .build();
    }

    private static Optional<KeyValue> upperOf(AttributeValue prefix) {
        return new SortCondition.Prefix(KeyValue.of(prefix)).upper().map(SortCondition.Bound::key);
    }

    private static KeyCondition bind(String expression, KeySchema key) {
        ConditionExpression parsed =
                ExpressionContext.of(null, VALUES).condition(ExpressionKind.KEY_CONDITION, expression);
        return KeyConditions.of(parsed).against(key);
    }
}
