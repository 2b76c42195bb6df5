package io.dynox.engine;

import io.dynox.BatchListener.Operation;

/** Makes the pacer of each lane. Thread-safe. */
@FunctionalInterface
public interface Pacers {

    /** No lane is limited. */
    Pacers NONE = (lane, operation) -> Pacer.UNLIMITED;

    /** The pacer of a table's reads or writes. */
    Pacer pacer(String lane, Operation operation);
}
