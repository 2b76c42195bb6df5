package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Findings.Sort;
import io.dynox.test.internal.expression.Token.Kind;
import io.dynox.test.internal.value.AttributeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parses update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once. Not thread-safe; used once. */
final class UpdateParser {

    private enum Section {
        SET,
        REMOVE,
        ADD,
        DELETE
    }

    private static final Set<String> KEYWORDS = Set.of("SET", "REMOVE", "ADD", "DELETE");
    private static final List<Sort> ORDER = List.of(
            Sort.LIMIT,
            Sort.PARENTHESES,
            Sort.RESERVED_WORD,
            Sort.UNKNOWN_FUNCTION,
            Sort.MISUSED_FUNCTION,
            Sort.SECTION,
            Sort.UNDEFINED_NAME,
            Sort.UNDEFINED_VALUE,
            Sort.PATH_OVERLAP,
            Sort.PATH_CONFLICT,
            Sort.OPERAND_COUNT,
            Sort.OPERAND_TYPE);

    private final TokenReader tokens;
    private final Findings findings = new Findings();
    private final PathReader paths;
    private final UpdateOperandParser operands;
    private final List<UpdateAction> actions = new ArrayList<>();
    private final List<DocumentPath> targets = new ArrayList<>();

    UpdateParser(String text, Placeholders placeholders) {
        this.tokens = new TokenReader(text);
        this.paths = new PathReader(tokens, placeholders, findings, KEYWORDS);
        this.operands = new UpdateOperandParser(tokens, paths, placeholders, findings);
    }

    UpdateExpression parse() {
        Set<Section> seen = EnumSet.noneOf(Section.class);
        do {
            Section section = readSection();
            if (!seen.add(section)) {
                findings.add(
                        Sort.SECTION,
                        "The \"%s\" section can only be used once in an update expression;".formatted(section));
            }
            do {
                readAction(section);
            } while (tokens.takeSymbol(","));
        } while (tokens.current().kind() != Kind.END);
        findings.report(ORDER);
        return new UpdateExpression(actions);
    }

    private Section readSection() {
        Token token = tokens.current();
        String word = token.text().toUpperCase(Locale.ROOT);
        if (token.kind() != Kind.WORD || !KEYWORDS.contains(word)) {
            throw tokens.unexpected();
        }
        tokens.take();
        return Section.valueOf(word);
    }

    private void readAction(Section section) {
        DocumentPath path = paths.read();
        PathTree.checkApart(targets, path, findings);
        targets.add(path);
        switch (section) {
            case SET -> {
                tokens.expectSymbol("=");
                actions.add(new UpdateAction.Assign(path, operands.readAssigned()));
            }
            case REMOVE -> actions.add(new UpdateAction.Remove(path));
            case ADD -> {
                AttributeValue value = readMembers(section);
                if (value != null) {
                    actions.add(new UpdateAction.Add(path, value, UpdateAction.INCORRECT_TYPE));
                }
            }
            case DELETE -> {
                AttributeValue value = readMembers(section);
                if (value != null) {
                    actions.add(new UpdateAction.Delete(path, value, UpdateAction.INCORRECT_TYPE));
                }
            }
        }
    }

    /** The operand of ADD or DELETE, always a value of the request; null if it is undefined. */
    private @Nullable AttributeValue readMembers(Section section) {
        Token token = tokens.current();
        if (token.kind() != Kind.VALUE_PLACEHOLDER) {
            throw tokens.unexpected();
        }
        tokens.take();
        if (!(operands.readValue(token.text()) instanceof UpdateOperand.Literal literal)) {
            return null;
        }
        AttributeType type = literal.knownType();
        boolean allowed = type.isSet() || (section == Section.ADD && type == AttributeType.N);
        if (!allowed) {
            findings.add(
                    Sort.OPERAND_COUNT,
                    "Incorrect operand type for operator or function; operator: %s, operand type: %s, typeSet: ALLOWED_FOR_%s_OPERAND"
                            .formatted(section, longName(type), section));
        }
        return literal.value();
    }

    private static String longName(AttributeType type) {
        return switch (type) {
            case S -> "STRING";
            case N -> "NUMBER";
            case B -> "BINARY";
            case BOOL -> "BOOLEAN";
            case L -> "LIST";
            case M -> "MAP";
            case NULL, SS, NS, BS -> type.name();
        };
    }
}
