package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.expression.ExpressionContext;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.PathElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes parts of statements as the service's expressions, and gathers the names and values that they mention. Not thread-safe;
 * owned by the translation of one statement.
 */
final class ExpressionText {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    /** The predicate as a filter, ready to be tested on items. */
    static ConditionExpression filter(Predicate predicate) {
        ExpressionText text = new ExpressionText();
        String condition = text.condition(predicate);
        return ExpressionContext.of(text.names(), text.values.isEmpty() ? null : text.values)
                .condition(ExpressionKind.FILTER, condition);
    }

    /** The names that are mentioned, by their placeholders. */
    Map<String, String> names() {
        return names;
    }

    /** The values that are mentioned, by their placeholders; null for none, as a request may not have an empty map. */
    Map<String, AttributeValue> values() {
        return values;
    }

    String condition(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return nested(and.left()) + " AND " + nested(and.right());
        }
        if (predicate instanceof Predicate.Or or) {
            return nested(or.left()) + " OR " + nested(or.right());
        }
        if (predicate instanceof Predicate.Not not) {
            return "NOT " + nested(not.negated());
        }
        if (predicate instanceof Predicate.Compare compare) {
            return operand(compare.left()) + " " + compare.operator() + " " + operand(compare.right());
        }
        if (predicate instanceof Predicate.Between between) {
            return operand(between.operand()) + " BETWEEN " + operand(between.lower()) + " AND "
                    + operand(between.upper());
        }
        if (predicate instanceof Predicate.In in) {
            return operand(in.operand()) + " IN " + arguments(in.candidates());
        }
        if (predicate instanceof Predicate.IsMissing missing) {
            return "attribute_not_exists(" + path(missing.path()) + ")";
        }
        if (predicate instanceof Predicate.IsNull isNull) {
            return "attribute_type(" + path(isNull.path()) + ", " + value(AttributeValue.fromS("NULL")) + ")";
        }
        return operand(((Predicate.Holds) predicate).call());
    }

    String operand(Operand operand) {
        if (operand instanceof Operand.Attribute attribute) {
            return path(attribute.path());
        }
        if (operand instanceof Operand.Value literal) {
            return value(literal.value());
        }
        if (operand instanceof Operand.Call call) {
            return call.name() + arguments(call.operands());
        }
        Operand.Arithmetic sum = (Operand.Arithmetic) operand;
        return operand(sum.left()) + " " + sum.operator() + " " + operand(sum.right());
    }

    String path(DocumentPath path) {
        StringBuilder text = new StringBuilder(name(path.root()));
        for (PathElement step : path.steps()) {
            if (step instanceof PathElement.Name member) {
                text.append('.').append(name(member.name()));
            } else {
                text.append('[').append(((PathElement.Index) step).index()).append(']');
            }
        }
        return text.toString();
    }

    String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    private String name(String name) {
        String placeholder = placeholders.computeIfAbsent(name, any -> "#n" + placeholders.size());
        names.put(placeholder, name);
        return placeholder;
    }

    private String arguments(List<Operand> operands) {
        return operands.stream().map(this::operand).collect(Collectors.joining(", ", "(", ")"));
    }

    /** What binds tighter than AND, OR and NOT needs no parentheses, and the service refuses needless ones. */
    private String nested(Predicate predicate) {
        boolean composite = predicate instanceof Predicate.And
                || predicate instanceof Predicate.Or
                || predicate instanceof Predicate.Not;
        return composite ? "(" + condition(predicate) + ")" : condition(predicate);
    }
}
