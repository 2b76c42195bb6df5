package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.list;
import static io.dynox.test.internal.expression.Values.map;
import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ProjectionTest {

    private static final Map<String, AttributeValue> ITEM = Map.of(
            "a", s("x"),
            "doc", AttributeValue.fromM(Map.of("one", n("1"), "two", n("2"), "deep", map("er", n("3")))),
            "seq", list(n("0"), n("1"), n("2"), map("k", s("v"))));

    @Test
    void attributesAreTakenWholeAndMissingOnesLeftOut() {
        assertThat(project("a, absent")).isEqualTo(Map.of("a", s("x")));
    }

    @Test
    void nestedMembersKeepTheirPlace() {
        assertThat(project("doc.one, doc.deep.er"))
                .isEqualTo(Map.of("doc", AttributeValue.fromM(Map.of("one", n("1"), "deep", map("er", n("3"))))));
    }

    @Test
    void listElementsKeepTheirOrderAndCloseUp() {
        assertThat(project("seq[2], seq[0], seq[9]")).isEqualTo(Map.of("seq", list(n("0"), n("2"))));
        assertThat(project("seq[3].k")).isEqualTo(Map.of("seq", list(map("k", s("v")))));
    }

    @Test
    void containerWithNothingFoundIsLeftOut() {
        assertThat(project("doc.absent, seq[9], a.b")).isEmpty();
        assertThat(project("doc[0], seq.k, a[0]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,,b | Syntax error; token: \",\", near: \",,b\"",
                "a, | Syntax error; token: \"<EOF>\", near: \",\"",
                "a b | Syntax error; token: \"b\", near: \"a b\"",
                ":a | Syntax error; token: \":a\", near: \":a\"",
                "name | Attribute name is a reserved keyword; reserved keyword: name",
                "#x | An expression attribute name used in the document path is not defined; attribute name: #x",
                "a, a | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
                "a[0].b, a | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, [0], b], path two: [a]",
                "a[0], a.b | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [0]], path two: [a, b]"
            })
    void faultIsReportedInTheWordsOfTheService(String expression, String message) {
        assertThatThrownBy(() -> ExpressionContext.of(null, null).projection(expression))
                .hasMessage("Invalid ProjectionExpression: " + message);
    }

    @Test
    void pathMayNotNestDeeperThanAnItem() {
        String deep = "a" + ".b".repeat(32);

        assertThatThrownBy(() -> ExpressionContext.of(null, null).projection(deep))
                .hasMessage("Invalid ProjectionExpression: "
                        + "The document path has too many nesting elements; nesting levels: 33");
    }

    @Test
    void olderParameterTakesNamesAsTheyAre() {
        Map<String, AttributeValue> item = Map.of("a.b", s("x"), "a", s("y"));

        assertThat(OlderProjection.attributesToGet(List.of("a.b", "name")).apply(item))
                .isEqualTo(Map.of("a.b", s("x")));
    }

    @Test
    void olderParameterRefusesDuplicates() {
        assertThatThrownBy(() -> OlderProjection.attributesToGet(List.of("a", "b", "a")))
                .hasMessage("One or more parameter values were invalid: Duplicate value in attribute name: a");
    }

    private static Map<String, AttributeValue> project(String expression) {
        return ExpressionContext.of(null, null).projection(expression).apply(ITEM);
    }
}
