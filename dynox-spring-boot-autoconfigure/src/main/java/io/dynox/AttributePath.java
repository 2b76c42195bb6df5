package io.dynox;

import io.dynox.internal.Checks;
import io.dynox.internal.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The place of a value in an item: {@code name}, {@code address.city}, {@code tags[0]}, {@code orders[2].lines}. Reserved
 * words and names with dashes, such as {@code first-name}, stand as they are. A name with a dot, a bracket, a comma, a
 * backtick or white space stands in backticks, a backtick within them being doubled: {@code `first.name`} is one attribute,
 * {@code first.name} is {@code name} within the map {@code first}.
 *
 * <p>Immutable.
 *
 * @param elements the steps from the item to the value, the first of which is a name; 1 to 33
 */
public record AttributePath(List<Element> elements) {

    /** DynamoDB's limit on the nesting of documents is 32 levels (DynamoDB developer guide, limits). */
    private static final int MOST_ELEMENTS = 33;

    /** One step. */
    public sealed interface Element {}

    /**
     * Into a map, or to an attribute of the item.
     *
     * @param name of the member, not empty
     */
    public record Name(String name) implements Element {

        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException when it is empty
         */
        public Name {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("name must not be empty");
            }
        }

        @Override
        public String toString() {
            boolean isPlain = name.chars().noneMatch(AttributePath::isSpecial);
            return isPlain ? name : '`' + name.replace("`", "``") + '`';
        }
    }

    /**
     * Into a list.
     *
     * @param index of the element, from zero on
     */
    public record Index(int index) implements Element {

        /**
         * Checks the index.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Index {
            Checks.atLeast("index", index, 0);
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /**
     * Copies the steps.
     *
     * @throws IllegalArgumentException when there are none, more than 33, or the first one is no name
     */
    public AttributePath {
        elements = List.copyOf(elements);
        if (elements.isEmpty() || elements.size() > MOST_ELEMENTS || !(elements.get(0) instanceof Name)) {
            throw new IllegalArgumentException("elements must be 1 to " + MOST_ELEMENTS
                    + ", a name being the first, but there are " + elements.size());
        }
    }

    /**
     * Reads a path.
     *
     * @param text as described above
     * @return the path
     * @throws IllegalArgumentException when it is none; the message says where, and what to write instead
     */
    public static AttributePath parse(String text) {
        return new PathParser(text).path();
    }

    /** Returns the name of the attribute of the item that the path begins with. */
    public String attribute() {
        return ((Name) elements.get(0)).name();
    }

    /** As {@link #parse(String)} reads it. */
    @Override
    public String toString() {
        String text = elements.stream()
                .map(element -> element instanceof Name ? "." + element : element.toString())
                .collect(Collectors.joining());
        return text.substring(1);
    }

    static boolean isSpecial(int character) {
        return ".[],`".indexOf(character) >= 0 || Character.isWhitespace(character);
    }

    /**
     * The paths of a projection: those within another one are left out, as DynamoDB refuses paths that overlap.
     *
     * @throws IllegalArgumentException when a value would have to be a map and a list at once
     */
    static List<AttributePath> projection(List<AttributePath> paths) {
        List<AttributePath> kept = new ArrayList<>();
        for (AttributePath path : paths) {
            kept.forEach(path::checkConsistent);
            if (kept.stream().noneMatch(path::isWithin)) {
                kept.removeIf(other -> other.isWithin(path));
                kept.add(path);
            }
        }
        return List.copyOf(kept);
    }

    private boolean isWithin(AttributePath outer) {
        int size = outer.elements.size();
        return elements.size() >= size && elements.subList(0, size).equals(outer.elements);
    }

    private void checkConsistent(AttributePath other) {
        int size = Math.min(elements.size(), other.elements.size());
        for (int i = 0; i < size; i++) {
            Element mine = elements.get(i);
            Element its = other.elements.get(i);
            if (!mine.getClass().equals(its.getClass())) {
                throw new IllegalArgumentException(
                        Printable.line("projection must not take one value for a map and a list at once, as '"
                                + other + "' and '" + this + "' do: ask for '"
                                + new AttributePath(elements.subList(0, i)) + "' as a whole"));
            }
            if (!mine.equals(its)) {
                return;
            }
        }
    }
}
