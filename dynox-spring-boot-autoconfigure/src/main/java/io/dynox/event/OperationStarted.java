package io.dynox.event;

import io.dynox.OperationKind;
import java.util.OptionalLong;

/**
 * An operation begins.
 *
 * <p>Immutable.
 */
public interface OperationStarted {
    /** The table, as the caller named it. */
    String table();

    /** What the caller asked for. */
    OperationKind kind();

    /**
     * How many writes or keys it is about; empty where that shows only later. For a flush, the writes that the writer
     * held at the call.
     */
    OptionalLong items();
}
