package io.dynox.event;

import io.dynox.OperationKind;
import java.util.OptionalLong;

/** An operation begins. Immutable. */
public interface OperationStarted {
    /** Returns the table, as the caller named it. */
    String table();

    /** Returns what the caller asked for. */
    OperationKind kind();

    /**
     * Returns the number of writes or keys, or empty if not yet known. For a flush, the number of writes that the
     * writer held at the call.
     */
    OptionalLong items();
}
