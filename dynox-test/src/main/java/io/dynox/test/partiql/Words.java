package io.dynox.test.partiql;

import io.dynox.test.value.ValidationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a statement into words and hands them out. Not thread-safe; used once. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\\s*(?:"
            + "(?<name>[A-Za-z_$][A-Za-z0-9_$]*)"
            + "|\"(?<quoted>(?:[^\"]|\"\")*)\""
            + "|'(?<string>(?:[^']|'')*)'"
            + "|(?<number>(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)"
            + "|(?<symbol><<|>>|<>|!=|<=|>=|[-+=<>(){}\\[\\],.:?*;]))");
    private static final Word END = new Word(Word.Kind.END, "");

    private final String statement;
    private final List<Word> words = new ArrayList<>();
    private int position;

    Words(String statement) {
        this.statement = statement;
        Matcher matcher = WORD.matcher(statement);
        int end = 0;
        while (matcher.lookingAt()) {
            words.add(word(matcher));
            end = matcher.end();
            matcher.region(end, statement.length());
        }
        if (!statement.substring(end).isBlank()) {
            throw malformed();
        }
    }

    private static Word word(Matcher matcher) {
        if (matcher.group("name") != null) {
            return new Word(Word.Kind.NAME, matcher.group("name"));
        }
        if (matcher.group("quoted") != null) {
            return new Word(Word.Kind.QUOTED, matcher.group("quoted").replace("\"\"", "\""));
        }
        if (matcher.group("string") != null) {
            return new Word(Word.Kind.STRING, matcher.group("string").replace("''", "'"));
        }
        return matcher.group("number") != null
                ? new Word(Word.Kind.NUMBER, matcher.group("number"))
                : new Word(Word.Kind.SYMBOL, matcher.group("symbol"));
    }

    Word current() {
        return ahead(0);
    }

    Word ahead(int count) {
        return position + count < words.size() ? words.get(position + count) : END;
    }

    Word take() {
        Word word = current();
        position++;
        return word;
    }

    boolean takeKeyword(String keyword) {
        boolean is = current().isKeyword(keyword);
        position += is ? 1 : 0;
        return is;
    }

    boolean takeSymbol(String symbol) {
        boolean is = current().isSymbol(symbol);
        position += is ? 1 : 0;
        return is;
    }

    void expectKeyword(String keyword) {
        if (!takeKeyword(keyword)) {
            throw malformed();
        }
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw malformed();
        }
    }

    String takeName() {
        if (!current().isName()) {
            throw malformed();
        }
        return take().text();
    }

    void expectEnd() {
        takeSymbol(";");
        if (current().kind() != Word.Kind.END) {
            throw malformed();
        }
    }

    ValidationFailure malformed() {
        return new ValidationFailure("Statement wasn't well formed, can't be processed: " + statement);
    }
}
