package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.partiql.Statement.Ordering;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses a query from its projection on. Not thread-safe; owned by one parser. */
record SelectParser(TokenReader tokens, OperandParser operands, PredicateParser predicates) {

    private static final Set<String> UNSUPPORTED = Set.of("limit", "having", "offset", "union", "join", "inner");

    Statement.Select read() {
        if (tokens.current().isWord("distinct")) {
            throw new ValidationFailure("Unsupported token in expression: DISTINCT");
        }
        if (tokens.current().isWord("value") || tokens.current().isWord("pivot")) {
            throw new ValidationFailure("Select projection doesn't support value or pivot keywords");
        }
        List<DocumentPath> paths = readPaths();
        if (!paths.isEmpty()) {
            checkNoAlias();
        }
        tokens.expectWord("from", "Expected FROM after SELECT list");
        String table = readName();
        Optional<String> index = tokens.takeSymbol(".") ? Optional.of(readName()) : Optional.empty();
        if (tokens.current().isSymbol(",")) {
            throw new ValidationFailure("Only select from a single table or index is supported.");
        }
        if (tokens.current().isSymbol("-") || tokens.current().isSymbol(".")) {
            throw new ValidationFailure("Unexpected from source");
        }
        checkNoAlias();
        Optional<Predicate> where = tokens.takeWord("where") ? Optional.of(predicates.read()) : Optional.empty();
        List<Ordering> orderings = readOrderings();
        Token rest = tokens.current();
        if (rest.isWord("group")) {
            throw new ValidationFailure("Unsupported clause: GROUP BY");
        }
        if (rest.kind() == Token.Kind.WORD && UNSUPPORTED.contains(rest.text().toLowerCase(Locale.ROOT))) {
            Token place = rest.isWord("limit") ? tokens.next() : rest;
            throw new ValidationFailure(
                    "Unsupported clause: " + rest.text().toUpperCase(Locale.ROOT) + " at " + tokens.place(place));
        }
        checkDistinct(paths);
        return new Statement.Select(paths, table, index, where, orderings);
    }

    private void checkNoAlias() {
        Token token = tokens.current();
        boolean isClause = UNSUPPORTED.contains(token.text().toLowerCase(Locale.ROOT));
        if (token.isWord("as") || (token.isName() && !isClause)) {
            throw new ValidationFailure("Aliasing is not supported");
        }
    }

    private static void checkDistinct(List<DocumentPath> paths) {
        Set<String> names = new HashSet<>();
        for (DocumentPath path : paths) {
            String name = SelectedPaths.nameOf(path);
            if (!names.add(name)) {
                throw new ValidationFailure("Duplicate identifiers in select clause: " + name);
            }
        }
    }

    private List<DocumentPath> readPaths() {
        List<DocumentPath> paths = new ArrayList<>();
        if (tokens.takeSymbol("*")) {
            if (tokens.current().isSymbol(",")) {
                throw TokenReader.malformed("Cannot mix * with other expressions");
            }
            return paths;
        }
        do {
            Token first = tokens.current();
            if (!first.isName()) {
                throw tokens.unexpected();
            }
            if (tokens.next().isSymbol("(")) {
                throw new ValidationFailure("Unexpected path component at " + tokens.place(first));
            }
            paths.add(operands.readPath());
        } while (tokens.takeSymbol(","));
        return paths;
    }

    private String readName() {
        if (!tokens.current().isName()) {
            throw tokens.unexpected();
        }
        return tokens.take().text();
    }

    private List<Ordering> readOrderings() {
        List<Ordering> orderings = new ArrayList<>();
        if (!tokens.takeWord("order")) {
            return orderings;
        }
        tokens.expectWord("by", "Expected BY after ORDER");
        do {
            DocumentPath path = operands.readPath();
            boolean descending = tokens.takeWord("desc");
            if (!descending) {
                tokens.takeWord("asc");
            }
            orderings.add(new Ordering(path, !descending));
        } while (tokens.takeSymbol(","));
        return orderings;
    }
}
