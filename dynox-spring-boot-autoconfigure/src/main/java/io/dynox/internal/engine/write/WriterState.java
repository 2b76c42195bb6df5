package io.dynox.internal.engine.write;

/** The life of a writer; it only moves on. */
enum WriterState {
    /** Takes writes. */
    OPEN,
    /** Takes no more writes; those that it took go out, or were dropped by an abort. */
    DRAINING,
    /** Every write has found its end. */
    CLOSED
}
