package io.dynox.internal;

/** The properties of a table, as a user types them. Stateless. */
public final class TableProperty {

    private TableProperty() {}

    /**
     * Such as {@code dynox.tables.users}, or {@code dynox.tables.[my_table]}: Spring Boot reads a name with other characters than
     * letters, digits and hyphens only in brackets.
     *
     * @param name the bare name of the table
     */
    public static String of(String name) {
        String printable = Printable.of(name);
        return "dynox.tables." + (printable.matches("[a-zA-Z0-9-]+") ? printable : "[" + printable + "]");
    }
}
