package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Findings.Sort;
import io.dynox.test.internal.expression.PathElement.Index;
import io.dynox.test.internal.expression.PathElement.Name;
import io.dynox.test.internal.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads document paths out of one expression. Not thread-safe. */
final class PathReader {

    private static final int MAX_ELEMENTS = 32;

    private final TokenReader tokens;
    private final Placeholders placeholders;
    private final Findings findings;
    private final Set<String> keywords;

    /** The keywords, in upper case, structure the expression and are never names in it. */
    PathReader(TokenReader tokens, Placeholders placeholders, Findings findings, Set<String> keywords) {
        this.tokens = tokens;
        this.placeholders = placeholders;
        this.findings = findings;
        this.keywords = keywords;
    }

    boolean isAtName() {
        Token token = tokens.current();
        return token.kind() == Kind.NAME_PLACEHOLDER
                || (token.kind() == Kind.WORD && !keywords.contains(token.text().toUpperCase(Locale.ROOT)));
    }

    DocumentPath read() {
        return readSteps(DocumentPath.of(readName()));
    }

    /** The path that goes on from {@code start}; {@code start} itself where no step follows. */
    DocumentPath readSteps(DocumentPath start) {
        List<PathElement> steps = new ArrayList<>(start.steps());
        while (true) {
            if (tokens.takeSymbol(".")) {
                steps.add(new Name(readName()));
            } else if (tokens.takeSymbol("[")) {
                steps.add(readIndex());
                tokens.expectSymbol("]");
            } else {
                break;
            }
        }
        if (steps.size() >= MAX_ELEMENTS) {
            findings.add(
                    Sort.LIMIT,
                    "The document path has too many nesting elements; nesting levels: " + (steps.size() + 1));
        }
        return new DocumentPath(start.root(), steps);
    }

    private String readName() {
        if (!isAtName()) {
            throw tokens.unexpected();
        }
        Token token = tokens.take();
        if (token.kind() == Kind.WORD) {
            if (ReservedWords.contains(token.text())) {
                findings.add(
                        Sort.RESERVED_WORD, "Attribute name is a reserved keyword; reserved keyword: " + token.text());
            }
            return token.text();
        }
        String name = placeholders.name(token.text());
        if (name == null) {
            findings.add(
                    Sort.UNDEFINED_NAME,
                    "An expression attribute name used in the document path is not defined; attribute name: "
                            + token.text());
            return token.text();
        }
        return name;
    }

    private Index readIndex() {
        Token token = tokens.current();
        if (token.kind() != Kind.NUMBER) {
            throw tokens.unexpected();
        }
        tokens.take();
        try {
            return new Index(Integer.parseInt(token.text()));
        } catch (NumberFormatException e) { // all digits, so it can only be too large
            findings.add(Sort.LIMIT, "List index is not within the allowable range; index: [" + token.text() + "]");
            return new Index(Integer.MAX_VALUE);
        }
    }
}
