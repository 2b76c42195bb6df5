package io.dynox.batch;

import io.dynox.DynoxException;

/** A sample of what was copied differs from what the source and the transform say. The text holds no keys. */
public final class MigrationMismatchException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final int compared;
    private final int different;

    MigrationMismatchException(String table, int compared, int different) {
        super(
                table,
                different + " of " + compared + " sampled writes to table '" + table
                        + "' are not what the target has. Either others write to one of the tables, several items become one"
                        + " key, or the transform gives another result each time; if none of these is so, it is a bug: keep"
                        + " both tables, and compare them by key.",
                null);
        this.compared = compared;
        this.different = different;
    }

    /** Returns the number of writes that were compared. */
    public int compared() {
        return compared;
    }

    /** Returns how many of them differ. */
    public int different() {
        return different;
    }
}
