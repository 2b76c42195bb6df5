package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.b;
import static io.dynox.test.internal.expression.Values.binaries;
import static io.dynox.test.internal.expression.Values.list;
import static io.dynox.test.internal.expression.Values.map;
import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.numbers;
import static io.dynox.test.internal.expression.Values.s;
import static io.dynox.test.internal.expression.Values.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UpdateExpressionTest {

    private static final Map<String, AttributeValue> ITEM = Map.of(
            "x", n("5"),
            "y", n("2"),
            "str", s("text"),
            "tags", strings("a", "b"),
            "seq", list(n("0"), n("1"), n("2")),
            "doc", map("k", n("1")));

    private static final Map<String, AttributeValue> VALUES = Map.of(
            ":n", n("3"),
            ":s", s("new"),
            ":l", list(s("e")),
            ":ss", strings("b", "c"),
            ":all", strings("a", "b"),
            ":ns", numbers("1"),
            ":bs", binaries(b(1)),
            ":m", map("z", n("1")),
            ":big", n("1E50"));

    @Nested
    class Set {

        @Test
        void operandsSeeTheItemBeforeTheUpdate() {
            assertChanges("SET x = y, y = x", Map.of("x", n("2"), "y", n("5")));
        }

        @Test
        void numbersAreAddedAndSubtractedExactly() {
            assertChanges("SET x = x + :n, z = y - :n", Map.of("x", n("8"), "z", n("-1")));
        }

        @Test
        void functionsGiveWayToMissingAttributesAndJoinLists() {
            assertChanges(
                    "SET x = if_not_exists(x, :s), z = if_not_exists(z, :n) + :n, seq = list_append(seq, :l)",
                    Map.of("z", n("6"), "seq", list(n("0"), n("1"), n("2"), s("e"))));
            assertChanges("SET z = list_append(if_not_exists(z, :l), :l)", Map.of("z", list(s("e"), s("e"))));
        }

        @Test
        void nestedMembersAreSetWithinTheirContainer() {
            assertChanges(
                    "SET doc.fresh = :s, seq[1] = :s",
                    Map.of(
                            "doc", AttributeValue.fromM(Map.of("k", n("1"), "fresh", s("new"))),
                            "seq", list(n("0"), s("new"), n("2"))));
        }

        @Test
        void elementsBeyondTheEndAreAppendedInTheOrderOfTheirIndexes() {
            assertChanges(
                    "SET seq[9] = :s, seq[7] = :n", Map.of("seq", list(n("0"), n("1"), n("2"), n("3"), s("new"))));
        }

        @Test
        void pathIntoNothingIsRefused() {
            String message = "The document path provided in the update expression is invalid for update";

            assertRefused("SET absent.k = :s", message);
            assertRefused("SET str.k = :s", message);
            assertRefused("SET doc[0] = :s", message);
            assertRefused("SET seq.k = :s", message);
            assertRefused("REMOVE absent.k", message);
        }

        @Test
        void firstActionAtFaultIsTheOneReported() {
            assertRefused(
                    "REMOVE str.k ADD str :n",
                    "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one"
                            + " of these paths; path one: [str, k], path two: [str]");
            assertRefused(
                    "REMOVE str.k ADD doc :n",
                    "The document path provided in the update expression is invalid for update");
            assertRefused("ADD doc :n REMOVE str.k", "An operand in the update expression has an incorrect data type");
        }

        @Test
        void absentOperandIsRefused() {
            assertRefused(
                    "SET x = absent", "The provided expression refers to an attribute that does not exist in the item");
        }

        @Test
        void operandOfTheWrongTypeIsRefused() {
            String message = "An operand in the update expression has an incorrect data type";

            assertRefused("SET x = str + :n", message);
            assertRefused("SET x = list_append(x, :l)", message);
        }

        @Test
        void sumThatCannotBeKeptIsRefused() {
            assertRefused("SET x = x + :big", "Attempting to store more than 38 significant digits in a Number");
        }
    }

    @Nested
    class Remove {

        @Test
        void attributesMembersAndElementsGo() {
            assertThat(apply("REMOVE x, doc.k, seq[0], seq[1], seq[9], absent"))
                    .doesNotContainKey("x")
                    .containsEntry("doc", AttributeValue.fromM(Map.of()))
                    .containsEntry("seq", list(n("2")));
        }
    }

    @Nested
    class AddAndDelete {

        @Test
        void numbersAreSummedAndMissingOnesStartFromNothing() {
            assertChanges("ADD x :n, z :n, doc.k :n", Map.of("x", n("8"), "z", n("3"), "doc", map("k", n("4"))));
        }

        @Test
        void setsAreJoined() {
            assertChanges("ADD tags :ss, more :ss", Map.of("tags", strings("a", "b", "c"), "more", strings("b", "c")));
        }

        @Test
        void membersAreTakenOutAndAnEmptySetGoes() {
            assertChanges("DELETE tags :ss, absent :ss", Map.of("tags", strings("a")));
            assertThat(apply("DELETE tags :all")).doesNotContainKey("tags");
        }

        @Test
        void numbersAndBinariesAreMembersByValue() {
            Map<String, AttributeValue> item = Map.of("ns", numbers("1", "2"), "bs", binaries(b(1), b(2)));

            assertThat(parse("DELETE ns :ns, bs :bs").apply(item))
                    .isEqualTo(Map.of("ns", numbers("2"), "bs", binaries(b(2))));
            assertThat(parse("ADD ns :ns, bs :bs").apply(item)).isEqualTo(item);
            assertThat(parse("DELETE ns :ns, bs :bs").apply(Map.of("ns", numbers("1"), "bs", binaries(b(1)))))
                    .isEmpty();
        }

        @Test
        void otherTypeIsRefused() {
            String message = "An operand in the update expression has an incorrect data type";

            assertRefused("ADD str :n", message);
            assertRefused("ADD tags :ns", message);
            assertRefused("DELETE x :ss", message);
        }
    }

    @Test
    void parenthesesEncloseAnOperandOrAllOfIt() {
        assertThat(apply("SET x = (y - :n), z = if_not_exists((absent), (:n))"))
                .containsEntry("x", n("-1"))
                .containsEntry("z", n("3"));
    }

    @Test
    void itemBeforeIsLeftAsItIs() {
        Map<String, AttributeValue> item = Map.copyOf(ITEM);

        apply("SET doc.k = :s REMOVE seq[0] DELETE tags :all");

        assertThat(ITEM).isEqualTo(item);
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        assertThatThrownBy(() -> parse("SET x = " + "(".repeat(4000))).isInstanceOf(ValidationFailure.class);
        assertThatThrownBy(() -> parse("SET x = " + "f(".repeat(2000))).isInstanceOf(ValidationFailure.class);
    }

    @Test
    void sectionsCombineInAnyOrderAndCase() {
        assertThat(apply("remove str ADD x :n set y = x DELETE tags :ss"))
                .doesNotContainKey("str")
                .containsEntry("x", n("8"))
                .containsEntry("y", n("5"))
                .containsEntry("tags", strings("a"));
    }

    @Test
    void touchedPathsPickTheOldAndTheNewValues() {
        UpdateExpression update = parse("SET doc.k = :s, seq[1] = :n, z = :n REMOVE x");

        assertThat(update.touched().apply(ITEM))
                .isEqualTo(Map.of("doc", map("k", n("1")), "seq", list(n("1")), "x", n("5")));
        assertThat(update.touched().apply(update.apply(ITEM)))
                .isEqualTo(Map.of("doc", map("k", s("new")), "seq", list(n("3")), "z", n("3")));
    }

    @Test
    void typeOfAnAttributeIsKnownWhereTheExpressionSettlesIt() {
        UpdateExpression update = parse("SET a = :s, z = x + :n, seq = list_append(seq, :l), y = x, doc.k = :s");

        assertThat(update.knownType("a")).contains(AttributeType.S);
        assertThat(update.knownType("z")).contains(AttributeType.N);
        assertThat(update.knownType("seq")).contains(AttributeType.L);
        assertThat(update.knownType("y")).isEmpty();
        assertThat(update.knownType("doc")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = :n | Syntax error; token: \"x\", near: \"x =\"",
                "SET | Syntax error; token: \"<EOF>\", near: \"SET\"",
                "SET x = :n, | Syntax error; token: \"<EOF>\", near: \",\"",
                "SET x = y + :n + :n | Syntax error; token: \"+\", near: \":n + :n\"",
                "SET x = 5 | Syntax error; token: \"5\", near: \"= 5\"",
                "SET (x) = :n | Syntax error; token: \"(\", near: \"SET (x\"",
                "ADD x y | Syntax error; token: \"y\", near: \"x y\"",
                "ADD x = :n | Syntax error; token: \"=\", near: \"x = :n\"",
                "SET seq[:n] = :s | Syntax error; token: \":n\", near: \"[:n]\"",
                "SET x = :n SET y = :n | The \"SET\" section can only be used once in an update expression;",
                "remove x remove y | The \"REMOVE\" section can only be used once in an update expression;",
                "SET name = :n | Attribute name is a reserved keyword; reserved keyword: name",
                "ADD x :zz | An expression attribute value used in expression is not defined; attribute value: :zz",
                "DELETE x :zz | An expression attribute value used in expression is not defined; attribute value: :zz",
                "SET x = if_not_exists(((y), :n) | Syntax error; token: \",\", near: \"), :n\"",
                "SET x = ((:n) | Syntax error; token: \"<EOF>\", near: \")\"",
                "SET x = (y + z) - z | Syntax error; token: \"-\", near: \") - z\"",
                "SET x = foo(y) | Invalid function name; function: foo",
                "SET x = size(y) | Invalid function name; function: size",
                "SET #x = :n | An expression attribute name used in the document path is not defined; attribute name: #x",
                "SET x = :zz | An expression attribute value used in expression is not defined; attribute value: :zz",
                "SET x = :n, x = :s | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [x], path two: [x]",
                "SET x.y = :n REMOVE x | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [x, y], path two: [x]",
                "REMOVE x.y, x[0] | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [x, y], path two: [x, [0]]",
                "ADD x :s | Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
                "ADD x :l | Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND",
                "DELETE x :n | Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND",
                "DELETE x :m | Incorrect operand type for operator or function; operator: DELETE, operand type: MAP, typeSet: ALLOWED_FOR_DELETE_OPERAND",
                "SET x = ((y - :n)) | The expression has redundant parentheses;",
                "SET x = if_not_exists(absent, ((:n))) | The expression has redundant parentheses;",
                "SET x = :s + :n | Incorrect operand type for operator or function; operator or function: +, operand type: S",
                "SET x = list_append(:n, y) | Incorrect operand type for operator or function; operator or function: list_append, operand type: N",
                "SET x = if_not_exists(y) | Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1",
                "SET x = if_not_exists(:n, :n) | Operator or function requires a document path; operator or function: if_not_exists"
            })
    void faultIsReportedInTheWordsOfTheService(String expression, String message) {
        assertThatThrownBy(() -> parse(expression))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Invalid UpdateExpression: " + message);
    }

    private static void assertChanges(String expression, Map<String, AttributeValue> changes) {
        Map<String, AttributeValue> expected = new LinkedHashMap<>(ITEM);
        expected.putAll(changes);
        assertThat(apply(expression)).isEqualTo(expected);
    }

    private static void assertRefused(String expression, String message) {
        assertThatThrownBy(() -> apply(expression))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage(message);
    }

    private static Map<String, AttributeValue> apply(String expression) {
        return parse(expression).apply(ITEM);
    }

    private static UpdateExpression parse(String expression) {
        return ExpressionContext.of(null, VALUES).update(expression);
    }
}
