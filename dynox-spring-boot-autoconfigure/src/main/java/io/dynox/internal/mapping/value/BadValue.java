package io.dynox.internal.mapping.value;

import io.dynox.InvalidItemException;
import io.dynox.internal.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A value that can't be stored, or can't be read as what is wanted. The path to it grows while the recursion unwinds, so
 * that good items pay nothing for it. Never reaches a caller.
 */
public final class BadValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final boolean located;
    private boolean otherType;

    /** What is wrong with the value and what to change; a clause that follows the attribute's name. */
    public BadValue(String problem) {
        this("", problem, null, false);
    }

    /** Says nothing yet: what is wrong, if anything, shows when the value is encoded to, or decoded from, attribute values. */
    public static BadValue doubtful() {
        return new BadValue("has to be looked at more closely");
    }

    /** As above, where something else failed before. */
    public BadValue(String problem, Throwable cause) {
        this("", problem, cause, false);
    }

    /** An item of a type that was not asked for. */
    public static BadValue ofOtherType(String problem) {
        BadValue value = new BadValue(problem);
        value.otherType = true;
        return value;
    }

    /** Whether the item is of a type that was not asked for, rather than bad. */
    public boolean isOtherType() {
        return otherType;
    }

    private BadValue(String path, String problem, @Nullable Throwable cause, boolean located) {
        super(problem, cause, false, false);
        this.path = path;
        this.located = located;
    }

    public BadValue inAttribute(Object name) {
        return at(path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path);
    }

    public BadValue inElement(int index) {
        String segment = "[" + index + "]";
        return at(path.isEmpty() || path.startsWith("[") ? segment + path : segment + "." + path);
    }

    private BadValue at(String longer) {
        return new BadValue(longer, problem(), getCause(), located);
    }

    /** This problem with the place in the program that it concerns; the innermost one counts. */
    public BadValue about(String place) {
        return located ? this : new BadValue(path, problem() + place, getCause(), true);
    }

    /** This problem, told about an item or a key of a table. */
    public InvalidItemException of(String what, String table) {
        String subject = path.isEmpty() ? "The " : "Attribute '" + Printable.of(path) + "' of the ";
        return new InvalidItemException(
                table,
                path.isEmpty() ? null : path,
                subject + what + " for table '" + table + "' " + problem() + ".",
                getCause());
    }

    private String problem() {
        return String.valueOf(getMessage());
    }
}
