package io.dynox.test.internal.partiql;

import io.dynox.test.internal.partiql.Token.Kind;
import io.dynox.test.internal.value.DynamoNumber;
import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parses literals and parameters. Not thread-safe; owned by one parser. */
record LiteralParser(TokenReader tokens, Parameters parameters) {

    /** Whether a literal or a parameter comes next. */
    boolean isNext() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case STRING, NUMBER -> true;
            case WORD -> token.isWord("true") || token.isWord("false") || token.isWord("null");
            case SYMBOL ->
                token.isSymbol("?")
                        || token.isSymbol("[")
                        || token.isSymbol("{")
                        || token.isSymbol("<<")
                        || (isSign(token) && tokens.next().kind() == Kind.NUMBER);
            case QUOTED_NAME, END -> false;
        };
    }

    AttributeValue read() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case STRING -> AttributeValue.fromS(token.text());
            case NUMBER -> number(token.text());
            case WORD ->
                token.isWord("null") ? AttributeValue.fromNul(true) : AttributeValue.fromBool(token.isWord("true"));
            default -> readSymbol(token);
        };
    }

    private AttributeValue readSymbol(Token token) {
        tokens.descend();
        AttributeValue value = switch (token.text()) {
            case "?" -> parameters.next();
            case "[" -> AttributeValue.fromL(readElements("]"));
            case "<<" -> readSet(token);
            case "{" -> AttributeValue.fromM(readMembers());
            default -> number(token.text() + tokens.take().text());
        };
        tokens.ascend();
        return value;
    }

    private static boolean isSign(Token token) {
        return token.isSymbol("-") || token.isSymbol("+");
    }

    private static AttributeValue number(String text) {
        return AttributeValue.fromN(DynamoNumber.canonical(text));
    }

    private List<AttributeValue> readElements(String end) {
        List<AttributeValue> elements = new ArrayList<>();
        if (tokens.takeSymbol(end)) {
            return elements;
        }
        do {
            elements.add(readNested());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(end);
        return elements;
    }

    private Map<String, AttributeValue> readMembers() {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        if (tokens.takeSymbol("}")) {
            return members;
        }
        do {
            Token name = readMemberName();
            tokens.expectSymbol(":");
            if (members.put(name.text(), readNested()) != null) {
                throw new ValidationFailure(
                        "Duplicate keys in tuple. Key: " + name.text() + " under root at " + tokens.place(name));
            }
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol("}");
        return members;
    }

    private Token readMemberName() {
        Token name = tokens.current();
        if (name.isName()) {
            throw new ValidationFailure(
                    "Tuple keys must be of type String. Actual type: VariableReference under root at "
                            + tokens.place(name));
        }
        if (name.kind() != Kind.STRING) {
            throw tokens.unexpected();
        }
        return tokens.take();
    }

    private AttributeValue readSet(Token start) {
        List<AttributeValue> members = readElements(">>");
        if (members.isEmpty()) {
            throw new ValidationFailure("Empty bags are not supported at " + tokens.place(start));
        }
        return set(members);
    }

    private AttributeValue readNested() {
        if (!isNext()) {
            throw tokens.unexpected();
        }
        return read();
    }

    private static AttributeValue set(List<AttributeValue> members) {
        AttributeValue set;
        if (members.stream().allMatch(member -> member.s() != null)) {
            set = AttributeValue.fromSs(members.stream().map(AttributeValue::s).toList());
        } else if (members.stream().allMatch(member -> member.n() != null)) {
            set = AttributeValue.fromNs(members.stream().map(AttributeValue::n).toList());
        } else if (members.stream().allMatch(member -> member.b() != null)) {
            set = AttributeValue.fromBs(members.stream().map(AttributeValue::b).toList());
        } else {
            throw new ValidationFailure(
                    "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
        }
        return ValueNormalizer.normalize(set);
    }
}
