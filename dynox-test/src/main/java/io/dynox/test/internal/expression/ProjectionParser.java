package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Findings.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses projection expressions: paths with commas between them. Not thread-safe; used once. */
final class ProjectionParser {

    private static final List<Sort> ORDER =
            List.of(Sort.LIMIT, Sort.RESERVED_WORD, Sort.UNDEFINED_NAME, Sort.PATH_OVERLAP, Sort.PATH_CONFLICT);

    private final TokenReader tokens;
    private final Findings findings = new Findings();
    private final PathReader reader;

    ProjectionParser(String text, Placeholders placeholders) {
        this.tokens = new TokenReader(text);
        this.reader = new PathReader(tokens, placeholders, findings, Set.of());
    }

    Projection parse() {
        List<DocumentPath> paths = new ArrayList<>();
        do {
            DocumentPath path = reader.read();
            PathTree.checkApart(paths, path, findings);
            paths.add(path);
        } while (tokens.takeSymbol(","));
        tokens.expectEnd();
        findings.report(ORDER);
        return new Projection(paths);
    }
}
