package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.b;
import static io.dynox.test.internal.expression.Values.binaries;
import static io.dynox.test.internal.expression.Values.bool;
import static io.dynox.test.internal.expression.Values.list;
import static io.dynox.test.internal.expression.Values.map;
import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.none;
import static io.dynox.test.internal.expression.Values.numbers;
import static io.dynox.test.internal.expression.Values.s;
import static io.dynox.test.internal.expression.Values.strings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConditionExpressionTest {

    private static final Map<String, AttributeValue> ITEM = itemOf(
            "str", s("banana"),
            "num", n("5"),
            "bin", b(1, 2, 3),
            "tags", strings("x", "y"),
            "nums", numbers("1", "2.5"),
            "bins", binaries(b(1), b(2, 3)),
            "flag", bool(true),
            "nil", none(),
            "nil2", none(),
            "head", b(1, 2),
            "seq", list(n("1"), s("two"), map("deep", n("3"))),
            "doc", map("core", s("leaf")),
            "odd-name", s("odd"));

    private static final Map<String, AttributeValue> VALUES = Map.ofEntries(
            Map.entry(":one", n("1")),
            Map.entry(":five", n("5.0")),
            Map.entry(":nine", n("9")),
            Map.entry(":ban", s("ban")),
            Map.entry(":nan", s("nan")),
            Map.entry(":x", s("x")),
            Map.entry(":two", s("two")),
            Map.entry(":leaf", s("leaf")),
            Map.entry(":n", s("N")),
            Map.entry(":bytes", b(2, 3)),
            Map.entry(":tags", strings("y", "x")),
            Map.entry(":dec", n("2.50")),
            Map.entry(":true", bool(true)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "num = :five",
                "num <> :one",
                "num > :one",
                "num >= :five",
                "num < :nine",
                "num <= :five",
                ":one < num",
                "num BETWEEN :one AND :nine",
                "num between :five and :five",
                "num IN (:one, :five)",
                "str > :ban",
                "tags = :tags",
                "flag = :true",
                "attribute_exists(str)",
                "attribute_exists(nil)",
                "attribute_not_exists(absent)",
                "attribute_not_exists(doc.absent)",
                "attribute_type(num, :n)",
                "begins_with(str, :ban)",
                "contains(str, :nan)",
                "contains(bin, :bytes)",
                "contains(tags, :x)",
                "contains(nums, :dec)",
                "contains(bins, :bytes)",
                "begins_with(bin, head)",
                "size(bins) = size(nums)",
                "size(tags) = size(nums)",
                "doc <> seq",
                "nil = nil2",
                "num > head OR num <> head",
                "attribute_not_exists(absent) AND attribute_exists(seq[0])",
                "contains(seq, :two)",
                "contains(seq, :one)",
                "size(str) > :five",
                "size(seq) < size(str)",
                "size(doc) = :one",
                "doc.core = :leaf",
                "seq[1] = :two",
                "seq[2].deep > :one",
                "#odd > :ban",
                "absent <> :one",
                "num <> :x",
                "NOT num = :one",
                "NOT (num = :one)",
                "num = :one OR num = :five",
                "num = :five AND NOT str = :x",
                "num = :five OR num = :one AND num = :nine",
                "(num = :five OR num = :one) AND str > :ban",
                "(num) = (:five)",
                "((num = :five) AND (str > :ban))"
            })
    void holds(String expression) {
        assertThat(parse(expression).test(ITEM)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "num = :one",
                "num = :ban",
                "absent = :one",
                "absent = extra",
                "absent < :one",
                "num < :ban",
                "tags > :ban",
                "num BETWEEN :nine AND absent",
                "absent IN (:one)",
                "NOT num = :five",
                "(num = :five OR num = :one) AND num = :nine",
                "num = :one AND num = :five OR num = :nine",
                "attribute_exists(absent)",
                "attribute_exists(str.core)",
                "attribute_exists(seq[3])",
                "attribute_exists(doc[0])",
                "attribute_not_exists(nil)",
                "attribute_type(str, :n)",
                "begins_with(num, :ban)",
                "begins_with(str, :nan)",
                "contains(num, :one)",
                "contains(doc, :leaf)",
                "contains(nums, :ban)",
                "contains(bins, :ban)",
                "contains(tags, :one)",
                "contains(str, :one)",
                "contains(str, absent)",
                "contains(bin, :five)",
                "contains(head, bin)",
                "begins_with(bin, :bytes)",
                "begins_with(head, bin)",
                "begins_with(str, absent)",
                "attribute_type(absent, :n)",
                "size(flag) = :one",
                "size(nil) = :one",
                "contains(tags, :ban)",
                "size(num) = :one",
                "size(absent) = :one"
            })
    void doesNotHold(String expression) {
        assertThat(parse(expression).test(ITEM)).isFalse();
    }

    @Test
    void sizeOfAStringIsInUtf16Units() {
        assertThat(parse("size(wide) = size(bin)").test(Map.of("wide", s("日"), "bin", b(1))))
                .isTrue();
    }

    @Test
    void keywordsAreKnownInAnyCaseAndFunctionsAreNot() {
        assertThat(parse("not num = :one aNd str > :ban oR num iN (:one)").test(ITEM))
                .isTrue();
    }

    @Test
    void pathsOfTheExpressionAreKnown() {
        assertThat(parse("doc.core = :leaf AND size(seq[1]) > :one AND contains(#odd, :x)")
                        .paths())
                .extracting(DocumentPath::toString)
                .containsExactlyInAnyOrder("[doc, core]", "[seq, [1]]", "[odd-name]");
    }

    private static ConditionExpression parse(String expression) {
        return ExpressionContext.of(Map.of("#odd", "odd-name"), VALUES).condition(ExpressionKind.CONDITION, expression);
    }

    private static Map<String, AttributeValue> itemOf(Object... namesAndValues) {
        Map<String, AttributeValue> item = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], (AttributeValue) namesAndValues[i + 1]);
        }
        return item;
    }
}
