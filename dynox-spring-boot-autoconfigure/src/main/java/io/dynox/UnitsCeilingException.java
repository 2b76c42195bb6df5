package io.dynox;

/**
 * A writer stopped before it passed the write units that it may consume ({@link WriteOptions#maxUnits()}). Writes that were
 * never sent are <em>not attempted</em>, and each further put fails with this.
 */
public final class UnitsCeilingException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final long maxUnits;
    private final double consumedUnits;

    /**
     * Creates the exception of a writer that reached its ceiling.
     *
     * @param table the table, as the caller named it
     * @param message the ceiling, what was consumed, and what to change
     * @param maxUnits the ceiling, in write units
     * @param consumedUnits the write units that were counted before it stopped
     */
    public UnitsCeilingException(String table, String message, long maxUnits, double consumedUnits) {
        super(table, message, null);
        this.maxUnits = maxUnits;
        this.consumedUnits = consumedUnits;
    }

    /** Returns the ceiling, in write units. */
    public long maxUnits() {
        return maxUnits;
    }

    /**
     * Returns the write units that count against the ceiling: what DynamoDB reported, and where it reported nothing, what
     * the sizes of the items say.
     */
    public double consumedUnits() {
        return consumedUnits;
    }
}
