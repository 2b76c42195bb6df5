package io.dynox.internal.engine.write;

/** The life of a writer; it only moves on. */
enum WriterState {
    /** Takes writes. */
    OPEN,
    /** Takes no more writes; those that it took go out, or were dropped by an abort. */
    DRAINING,
    /** Every write has ended. */
    CLOSED;

    /** The state after a step to {@code next}, which is never a step back. */
    WriterState then(WriterState next) {
        return next.compareTo(this) > 0 ? next : this;
    }

    /**
     * Checks that writes are taken.
     *
     * @throws IllegalStateException when they aren't
     */
    void requireOpen(String table) {
        if (this != OPEN) {
            throw new IllegalStateException("The writer of table '" + table
                    + "' is closed. Issue writes before close(), or open another writer.");
        }
    }
}
