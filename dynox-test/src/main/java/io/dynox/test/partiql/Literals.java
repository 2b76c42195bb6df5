package io.dynox.test.partiql;

import io.dynox.test.value.ValidationFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the values in a statement: literals, and parameters in the order of their question marks. Not thread-safe; used once. */
final class Literals {

    private final Words words;
    private final Iterator<AttributeValue> parameters;

    Literals(Words words, List<AttributeValue> parameters) {
        this.words = words;
        this.parameters = parameters.iterator();
    }

    /** Whether a value begins here. */
    boolean isAtValue() {
        Word word = words.current();
        return switch (word.kind()) {
            case STRING, NUMBER -> true;
            case NAME -> word.isKeyword("true") || word.isKeyword("false") || word.isKeyword("null");
            case SYMBOL ->
                word.isSymbol("?")
                        || word.isSymbol("[")
                        || word.isSymbol("{")
                        || word.isSymbol("<<")
                        || word.isSymbol("-");
            case QUOTED, END -> false;
        };
    }

    AttributeValue read() {
        Word word = words.take();
        switch (word.kind()) {
            case STRING -> {
                return AttributeValue.fromS(word.text());
            }
            case NUMBER -> {
                return AttributeValue.fromN(word.text());
            }
            case NAME -> {
                return constant(word);
            }
            case SYMBOL -> {
                return structure(word);
            }
            case QUOTED, END -> throw words.malformed();
        }
        throw words.malformed();
    }

    private AttributeValue constant(Word word) {
        if (word.isKeyword("null")) {
            return AttributeValue.fromNul(true);
        }
        if (word.isKeyword("true") || word.isKeyword("false")) {
            return AttributeValue.fromBool(word.isKeyword("true"));
        }
        throw words.malformed();
    }

    private AttributeValue structure(Word word) {
        return switch (word.text()) {
            case "?" -> parameter();
            case "-" -> AttributeValue.fromN("-" + number());
            case "[" -> AttributeValue.fromL(elements("]"));
            case "<<" -> set(elements(">>"));
            case "{" -> AttributeValue.fromM(members());
            default -> throw words.malformed();
        };
    }

    private String number() {
        if (words.current().kind() != Word.Kind.NUMBER) {
            throw words.malformed();
        }
        return words.take().text();
    }

    private AttributeValue parameter() {
        if (!parameters.hasNext()) {
            throw wrongCount();
        }
        return parameters.next();
    }

    /** Ends the statement: every parameter must have been used. */
    void checkAllUsed() {
        if (parameters.hasNext()) {
            throw wrongCount();
        }
    }

    private static ValidationFailure wrongCount() {
        return new ValidationFailure("Number of parameters in request and statement don't match.");
    }

    private List<AttributeValue> elements(String end) {
        List<AttributeValue> elements = new ArrayList<>();
        if (words.takeSymbol(end)) {
            return elements;
        }
        do {
            elements.add(read());
        } while (words.takeSymbol(","));
        words.expectSymbol(end);
        return elements;
    }

    private Map<String, AttributeValue> members() {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        if (words.takeSymbol("}")) {
            return members;
        }
        do {
            Word name = words.take();
            if (name.kind() != Word.Kind.STRING && !name.isName()) {
                throw words.malformed();
            }
            words.expectSymbol(":");
            members.put(name.text(), read());
        } while (words.takeSymbol(","));
        words.expectSymbol("}");
        return members;
    }

    private AttributeValue set(List<AttributeValue> members) {
        if (!members.isEmpty() && members.stream().allMatch(member -> member.s() != null)) {
            return AttributeValue.fromSs(members.stream().map(AttributeValue::s).toList());
        }
        if (!members.isEmpty() && members.stream().allMatch(member -> member.n() != null)) {
            return AttributeValue.fromNs(members.stream().map(AttributeValue::n).toList());
        }
        if (!members.isEmpty() && members.stream().allMatch(member -> member.b() != null)) {
            return AttributeValue.fromBs(members.stream().map(AttributeValue::b).toList());
        }
        throw words.malformed();
    }
}
