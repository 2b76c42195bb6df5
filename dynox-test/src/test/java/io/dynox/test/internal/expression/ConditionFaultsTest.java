package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.bool;
import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.s;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConditionFaultsTest {

    private static final Map<String, AttributeValue> VALUES =
            Map.of(":a", n("1"), ":b", s("x"), ":c", s("a"), ":bool", bool(true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a = | <EOF> | =",
                "a | <EOF> | a",
                "first-name = :a | - | first-name",
                "a = 5 | 5 | = 5",
                "a = :a AND | <EOF> | AND",
                "a == :a | = | == :a",
                "a = :a b = :a | b | :a b =",
                "a in () | ) | ()",
                "(a = :a | <EOF> | :a",
                "attribute_exists() | ) | ()",
                "a.[0] = :a | [ | .[0",
                "a[x] = :a | x | [x]",
                "a & :a | & | a & :a",
                "NOT a | <EOF> | a",
                "a = :a AND (b) | <EOF> | )",
                "a BETWEEN :a OR :b | OR | :a OR :b"
            })
    void syntaxErrorNamesTheTokenAndItsNeighbours(String expression, String token, String near) {
        assertFault(expression, "Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "((a = :a)) | The expression has redundant parentheses;",
                "NOT ((a = :a)) | The expression has redundant parentheses;",
                "((a)) = :a | The expression has redundant parentheses;",
                "a = ((:a)) | The expression has redundant parentheses;",
                "size(((a))) > :a | The expression has redundant parentheses;",
                "(((a = :a) AND (b = :b))) | The expression has redundant parentheses;",
                "foo(a) | Invalid function name; function: foo",
                "Size(a) > :a | Invalid function name; function: Size",
                "size(a) | The function is not allowed to be used this way in an expression; function: size",
                "a = :a OR size(a) | The function is not allowed to be used this way in an expression; function: size",
                "attribute_exists(a) = :a | The function is not allowed to be used this way in an expression; function: attribute_exists",
                "begins_with(a, attribute_exists(b)) | The function is not allowed to be used this way in an expression; function: attribute_exists",
                "name = :a | Attribute name is a reserved keyword; reserved keyword: name",
                "a.Size = :a | Attribute name is a reserved keyword; reserved keyword: Size",
                "#x = :a | An expression attribute name used in the document path is not defined; attribute name: #x",
                "a = :zz | An expression attribute value used in expression is not defined; attribute value: :zz",
                "size(a, b) > :a | Incorrect number of operands for operator or function; operator or function: size, number of operands: 2",
                "contains(a) | Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1",
                "a = a | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
                "contains(a[0].b, a[0].b) | The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a, [0], b]",
                "attribute_exists(:a) | Operator or function requires a document path; operator or function: attribute_exists",
                "begins_with(a, :a) | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
                "begins_with(a, size(b)) | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
                "size(:a) = :a | Incorrect operand type for operator or function; operator or function: size, operand type: N",
                "a < :bool | Incorrect operand type for operator or function; operator or function: <, operand type: BOOL",
                "attribute_type(a, :b) | Invalid attribute type name found; type: x, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
                "attribute_type(a, :a) | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N",
                "attribute_type(a, b) | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}",
                "a BETWEEN :a AND :b | The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:x}",
                "a BETWEEN :b AND :c | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:x}, upper bound operand: AttributeValue: {S:a}",
                "a[99999999999] = :a | List index is not within the allowable range; index: [99999999999]"
            })
    void faultIsReportedInTheWordsOfTheService(String expression, String message) {
        assertFault(expression, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "((a = :zz)) AND foo(b | Syntax error; token: \"<EOF>\", near: \"b\"",
                "foo(a) AND ((b = :a)) | The expression has redundant parentheses;",
                "size(a) AND foo(b) | Invalid function name; function: foo",
                "name = :a AND size(b) | The function is not allowed to be used this way in an expression; function: size",
                "a = :zz AND name = :a | Attribute name is a reserved keyword; reserved keyword: name",
                "a = a AND b = :zz | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
                "b = :zz AND a = a | An expression attribute value used in expression is not defined; attribute value: :zz"
            })
    void faultsAreReportedInTheOrderOfTheService(String expression, String message) {
        assertFault(expression, message);
    }

    @Test
    void inTakesAHundredOperands() {
        String hundred = String.join(",", Collections.nCopies(100, ":a"));

        assertThatCode(() -> parse("a IN (" + hundred + ")")).doesNotThrowAnyException();
        assertFault(
                "a IN (" + hundred + ",:a)",
                "The IN operator is provided with too many operands; number of operands: 101");
    }

    @Test
    void operatorsAreLimited() {
        String allowed = "a=:a" + " OR a=:a".repeat(149);

        assertThatCode(() -> parse(allowed)).doesNotThrowAnyException();
        assertFault(allowed + " OR NOT a=:a", "The expression contains too many operators; operator count: 301");
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        assertThatThrownBy(() -> parse("(".repeat(4000))).isInstanceOf(ValidationFailure.class);
        assertThatThrownBy(() -> parse("NOT ".repeat(1000))).isInstanceOf(ValidationFailure.class);
    }

    private static void assertFault(String expression, String message) {
        assertThatThrownBy(() -> parse(expression))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Invalid ConditionExpression: " + message);
    }

    private static void parse(String expression) {
        ExpressionContext.of(null, VALUES).condition(ExpressionKind.CONDITION, expression);
    }
}
