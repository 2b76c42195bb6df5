package io.dynox.test.partiql;

import io.dynox.test.value.ValidationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parses one statement. Not thread-safe; used once. */
public final class StatementParser {

    private final Words words;
    private final Literals literals;
    private final Bindings bindings = new Bindings();
    private final WhereParser where;

    private StatementParser(String text, List<AttributeValue> parameters) {
        words = new Words(text);
        literals = new Literals(words, parameters);
        where = new WhereParser(words, literals, bindings);
    }

    /**
     * The statement that {@code text} is.
     *
     * @param parameters the values of its question marks, in their order
     * @throws ValidationFailure if it is none, or has another number of question marks
     */
    public static Statement parse(String text, List<AttributeValue> parameters) {
        StatementParser parser = new StatementParser(text, parameters);
        Statement statement = parser.statement();
        parser.words.expectEnd();
        parser.literals.checkAllUsed();
        return statement;
    }

    private Statement statement() {
        if (words.takeKeyword("SELECT")) {
            return select();
        }
        if (words.takeKeyword("INSERT")) {
            return insert();
        }
        if (words.takeKeyword("UPDATE")) {
            return update();
        }
        if (words.takeKeyword("DELETE")) {
            return delete();
        }
        words.expectKeyword("EXISTS");
        words.expectSymbol("(");
        words.expectKeyword("SELECT");
        Statement.Select select = select();
        words.expectSymbol(")");
        return new Statement.Exists(select);
    }

    private Statement.Select select() {
        String projection = words.takeSymbol("*") ? null : paths();
        words.expectKeyword("FROM");
        String table = words.takeName();
        String index = words.takeSymbol(".") ? words.takeName() : null;
        List<Conjunct> conjuncts = words.takeKeyword("WHERE") ? where.read() : List.of();
        String order = null;
        boolean descending = false;
        if (words.takeKeyword("ORDER")) {
            words.expectKeyword("BY");
            order = words.takeName();
            descending = words.takeKeyword("DESC");
            if (!descending) {
                words.takeKeyword("ASC");
            }
        }
        return new Statement.Select(table, index, projection, conjuncts, order, descending, bindings);
    }

    private String paths() {
        List<String> paths = new ArrayList<>();
        do {
            paths.add(where.path());
        } while (words.takeSymbol(","));
        return String.join(", ", paths);
    }

    private Statement.Insert insert() {
        words.expectKeyword("INTO");
        String table = words.takeName();
        words.expectKeyword("VALUE");
        AttributeValue item = literals.read();
        if (!item.hasM()) {
            throw words.malformed();
        }
        return new Statement.Insert(table, item.m());
    }

    private Statement.Delete delete() {
        words.expectKeyword("FROM");
        String table = words.takeName();
        words.expectKeyword("WHERE");
        List<Conjunct> conjuncts = where.read();
        return new Statement.Delete(table, conjuncts, returning(), bindings);
    }

    private Statement.Update update() {
        String table = words.takeName();
        Map<String, List<String>> sections = new LinkedHashMap<>();
        while (!words.current().isKeyword("WHERE")) {
            if (words.takeKeyword("REMOVE")) {
                add(sections, "REMOVE", where.path());
            } else {
                words.expectKeyword("SET");
                do {
                    assignment(sections);
                } while (words.takeSymbol(","));
            }
        }
        words.expectKeyword("WHERE");
        List<Conjunct> conjuncts = where.read();
        StringBuilder update = new StringBuilder();
        sections.forEach((section, actions) -> update.append(section)
                .append(' ')
                .append(String.join(", ", actions))
                .append(' '));
        return new Statement.Update(table, update.toString().strip(), conjuncts, returning(), bindings);
    }

    private void assignment(Map<String, List<String>> sections) {
        String target = where.path();
        words.expectSymbol("=");
        boolean adds = words.current().isKeyword("set_add");
        if ((adds || words.current().isKeyword("set_delete")) && words.ahead(1).isSymbol("(")) {
            words.take();
            words.take();
            where.path();
            words.expectSymbol(",");
            String members = bindings.value(literals.read());
            words.expectSymbol(")");
            add(sections, adds ? "ADD" : "DELETE", target + " " + members);
            return;
        }
        String value = operand();
        if (words.current().isSymbol("+") || words.current().isSymbol("-")) {
            value = value + " " + words.take().text() + " " + operand();
        }
        add(sections, "SET", target + " = " + value);
    }

    private String operand() {
        boolean isFunction =
                words.current().isKeyword("list_append") || words.current().isKeyword("if_not_exists");
        if (!isFunction || !words.ahead(1).isSymbol("(")) {
            return where.subject().text();
        }
        String name = words.take().text().toLowerCase(Locale.ROOT);
        words.take();
        String first = operand();
        words.expectSymbol(",");
        String second = operand();
        words.expectSymbol(")");
        return name + "(" + first + ", " + second + ")";
    }

    /** The value of ReturnValues that the RETURNING clause stands for, null without one. */
    private @Nullable String returning() {
        if (!words.takeKeyword("RETURNING")) {
            return null;
        }
        boolean modified = words.takeKeyword("MODIFIED");
        if (!modified) {
            words.expectKeyword("ALL");
        }
        boolean old = words.takeKeyword("OLD");
        if (!old) {
            words.expectKeyword("NEW");
        }
        words.expectSymbol("*");
        return (modified ? "UPDATED_" : "ALL_") + (old ? "OLD" : "NEW");
    }

    private static void add(Map<String, List<String>> sections, String section, String action) {
        sections.computeIfAbsent(section, any -> new ArrayList<>()).add(action);
    }
}
