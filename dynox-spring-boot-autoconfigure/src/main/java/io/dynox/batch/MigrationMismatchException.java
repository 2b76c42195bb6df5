package io.dynox.batch;

import io.dynox.DynoxException;

/** What was copied differs, in a sample or in number, from what the source and the transform say. The text holds no keys. */
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

    /** The target has another number of items than the source. */
    static MigrationMismatchException ofCounts(String source, long expected, String target, long found) {
        return new MigrationMismatchException(
                target,
                "Table '" + target + "' has " + found + " items, but table '" + source + "' has " + expected
                        + ". Either the target wasn't empty, others write to one of the tables, or the transform doesn't make"
                        + " one item of each with a key of its own.",
                (int) Math.min(Integer.MAX_VALUE, expected),
                (int) Math.min(Integer.MAX_VALUE, Math.abs(expected - found)));
    }

    private MigrationMismatchException(String table, String message, int compared, int different) {
        super(table, message, null);
        this.compared = compared;
        this.different = different;
    }

    /** Returns the number of writes, or of items of the source, that were compared. */
    public int compared() {
        return compared;
    }

    /** Returns how many of them differ, or by how many the numbers differ. */
    public int different() {
        return different;
    }
}
