package io.dynox.test.partiql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Translates conditions and operands into the language of expressions. Not thread-safe; used once. */
final class WhereParser {

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private static final Set<String> CONDITION_FUNCTIONS =
            Set.of("begins_with", "contains", "attribute_type", "attribute_exists", "attribute_not_exists");

    private final Words words;
    private final Literals literals;
    private final Bindings bindings;

    WhereParser(Words words, Literals literals, Bindings bindings) {
        this.words = words;
        this.literals = literals;
        this.bindings = bindings;
    }

    /** The conditions that AND joins; with an OR at the top they are one. */
    List<Conjunct> read() {
        List<Conjunct> conjuncts = new ArrayList<>();
        do {
            conjuncts.add(negation());
        } while (words.takeKeyword("AND"));
        if (!words.current().isKeyword("OR")) {
            return conjuncts;
        }
        StringBuilder text = new StringBuilder(joined(conjuncts));
        while (words.takeKeyword("OR")) {
            text.append(" OR ").append(conjunction());
        }
        return List.of(Conjunct.other("(" + text + ")"));
    }

    private String conjunction() {
        List<Conjunct> conjuncts = new ArrayList<>();
        do {
            conjuncts.add(negation());
        } while (words.takeKeyword("AND"));
        return joined(conjuncts);
    }

    /** The conditions as one text. */
    static String joined(List<Conjunct> conjuncts) {
        return String.join(" AND ", conjuncts.stream().map(Conjunct::text).toList());
    }

    private Conjunct negation() {
        return words.takeKeyword("NOT") ? Conjunct.other("(NOT " + negation().text() + ")") : condition();
    }

    private Conjunct condition() {
        if (words.current().isSymbol("(")) {
            words.take();
            List<Conjunct> inner = read();
            words.expectSymbol(")");
            return inner.size() == 1 ? inner.get(0) : Conjunct.other("(" + joined(inner) + ")");
        }
        String function = words.current().text().toLowerCase(Locale.ROOT);
        if (words.ahead(1).isSymbol("(") && CONDITION_FUNCTIONS.contains(function)) {
            return function(function);
        }
        Subject subject = subject();
        if (words.takeKeyword("IS")) {
            return presence(subject.text());
        }
        if (words.takeKeyword("BETWEEN")) {
            Subject lower = subject();
            words.expectKeyword("AND");
            String text = subject.text() + " BETWEEN " + lower.text() + " AND "
                    + subject().text();
            return new Conjunct(text, subject.attribute(), "BETWEEN", lower.value());
        }
        if (words.takeKeyword("IN")) {
            return Conjunct.other(subject.text() + " IN (" + candidates() + ")");
        }
        String operator = words.take().text();
        if (!COMPARISONS.contains(operator)) {
            throw words.malformed();
        }
        String comparison = operator.equals("!=") ? "<>" : operator;
        Subject right = subject();
        String text = subject.text() + " " + comparison + " " + right.text();
        return right.value() == null || subject.attribute() == null
                ? Conjunct.other(text)
                : new Conjunct(text, subject.attribute(), comparison, right.value());
    }

    private String candidates() {
        boolean round = words.takeSymbol("(");
        if (!round) {
            words.expectSymbol("[");
        }
        List<String> candidates = new ArrayList<>();
        do {
            candidates.add(subject().text());
        } while (words.takeSymbol(","));
        words.expectSymbol(round ? ")" : "]");
        return String.join(", ", candidates);
    }

    private Conjunct presence(String path) {
        boolean negated = words.takeKeyword("NOT");
        if (words.takeKeyword("MISSING")) {
            return Conjunct.other((negated ? "attribute_exists(" : "attribute_not_exists(") + path + ")");
        }
        words.expectKeyword("NULL");
        String isNull = "attribute_type(" + path + ", " + bindings.value(AttributeValue.fromS("NULL")) + ")";
        return Conjunct.other(negated ? "(NOT " + isNull + ")" : isNull);
    }

    private Conjunct function(String name) {
        words.take();
        words.expectSymbol("(");
        Subject first = subject();
        if (words.takeSymbol(")")) {
            return Conjunct.other(name + "(" + first.text() + ")");
        }
        words.expectSymbol(",");
        Subject second = subject();
        words.expectSymbol(")");
        String text = name + "(" + first.text() + ", " + second.text() + ")";
        return new Conjunct(text, first.attribute(), name, second.value());
    }

    /** A path, a value or a size; {@code attribute} is set for a top-level attribute, {@code value} for a value. */
    record Subject(
            String text,
            @Nullable String attribute,
            @Nullable AttributeValue value) {}

    Subject subject() {
        if (literals.isAtValue()) {
            AttributeValue value = literals.read();
            return new Subject(bindings.value(value), null, value);
        }
        if (words.current().isKeyword("size") && words.ahead(1).isSymbol("(")) {
            words.take();
            words.take();
            String path = path();
            words.expectSymbol(")");
            return new Subject("size(" + path + ")", null, null);
        }
        String root = words.current().text();
        String path = path();
        boolean isNested = path.indexOf('.') >= 0 || path.indexOf('[') >= 0;
        return new Subject(path, isNested ? null : root, null);
    }

    String path() {
        StringBuilder path = new StringBuilder(bindings.name(words.takeName()));
        while (true) {
            if (words.takeSymbol(".")) {
                path.append('.').append(bindings.name(words.takeName()));
            } else if (words.takeSymbol("[")) {
                Word step = words.take();
                if (step.kind() == Word.Kind.NUMBER) {
                    path.append('[').append(step.text()).append(']');
                } else {
                    path.append('.').append(bindings.name(step.text()));
                }
                words.expectSymbol("]");
            } else {
                return path.toString();
            }
        }
    }
}
