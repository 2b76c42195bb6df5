package io.dynox;

import io.dynox.AttributePath.Element;
import io.dynox.AttributePath.Index;
import io.dynox.AttributePath.Name;
import io.dynox.internal.Printable;
import java.util.ArrayList;
import java.util.List;

/** Reads one {@link AttributePath}. Not thread-safe; local to one call. */
final class PathParser {

    private static final int MOST_DIGITS = 9;

    private final String text;
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    AttributePath path() {
        List<Element> elements = new ArrayList<>();
        elements.add(name());
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '.') {
                at++;
                elements.add(name());
            } else if (next == '[') {
                elements.add(index());
            } else {
                throw bad("has '" + next + "' where a '.' or a '[' is expected");
            }
        }
        try {
            return new AttributePath(elements);
        } catch (IllegalArgumentException e) {
            throw bad("is deeper than DynamoDB's documents are");
        }
    }

    private Name name() {
        if (at < text.length() && text.charAt(at) == '`') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !AttributePath.isSpecial(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && ".[`".indexOf(text.charAt(at)) < 0) {
            throw bad("has '" + text.charAt(at)
                    + "' in a name: give each path as an argument of its own, or write such a name in backticks");
        }
        if (at == start) {
            throw bad("lacks a name");
        }
        return new Name(text.substring(start, at));
    }

    private Name quoted() {
        int start = at;
        StringBuilder name = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '`') {
                name.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '`') {
                name.append('`');
                at++;
            } else {
                at++;
                if (name.isEmpty()) {
                    throw bad("lacks a name");
                }
                return new Name(name.toString());
            }
        }
        at = start;
        throw bad("has a backtick without its counterpart");
    }

    private Index index() {
        int end = text.indexOf(']', at);
        String digits = end < 0 ? "" : text.substring(at + 1, end);
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad(
                    "has a '[' that no index and ']' follow, as in tags[0]; a name with a bracket stands in backticks");
        }
        at = end + 1;
        return new Index(Integer.parseInt(digits));
    }

    private IllegalArgumentException bad(String fault) {
        return new IllegalArgumentException(Printable.line("path '" + Printable.of(text) + "' " + fault
                + " (at position " + at + "); paths look like address.city or tags[0]"));
    }
}
