package io.dynox.mapping;

import io.dynox.InvalidItemException;

/**
 * A value that DynamoDB can't store. The path to it grows while the recursion unwinds, so that good items pay nothing for
 * it. Never reaches a caller.
 */
public final class BadValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /** What is wrong with the value and what to change; a clause that follows the attribute's name. */
    public BadValue(String problem) {
        this("", problem);
    }

    private BadValue(String path, String problem) {
        super(problem, null, false, false);
        this.path = path;
    }

    public BadValue inAttribute(Object name) {
        return new BadValue(path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path, problem());
    }

    public BadValue inElement(int index) {
        String segment = "[" + index + "]";
        return new BadValue(path.isEmpty() || path.startsWith("[") ? segment + path : segment + "." + path, problem());
    }

    /** This problem, told about an item or a key of a table. */
    public InvalidItemException of(String what, String table) {
        return path.isEmpty()
                ? new InvalidItemException(table, null, "The " + what + " for table '" + table + "' " + problem() + ".")
                : new InvalidItemException(
                        table,
                        path,
                        "Attribute '" + path + "' of the " + what + " for table '" + table + "' " + problem() + ".");
    }

    private String problem() {
        return String.valueOf(getMessage());
    }
}
