package io.dynox.event;

import io.dynox.OperationKind;
import java.util.OptionalLong;

/**
 * An operation begins.
 *
 * <p>Immutable.
 *
 * @param table the table, as the caller named it
 * @param kind what the caller asked for
 * @param items how many writes or keys it is about; empty where that shows only later. For a flush, the writes that the
 *     writer held at the call.
 */
public record OperationStarted(String table, OperationKind kind, OptionalLong items) {}
