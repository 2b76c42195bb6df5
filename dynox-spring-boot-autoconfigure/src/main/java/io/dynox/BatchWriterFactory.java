package io.dynox;

import java.util.OptionalLong;

/**
 * Opens every writer: those of {@code writer}, {@code write}, {@code batchWrite} and {@code writeAll}, of maps and of typed
 * items, blocking and reactive. An application that has a bean of this type changes all of them, usually by opening the
 * writer of the factory {@code DynoxClient.writerFactory()} and decorating it.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface BatchWriterFactory {

    /**
     * Opens a writer.
     *
     * @param <T> the type of the items
     * @param request the writer that is needed
     * @return an open writer
     * @throws IllegalArgumentException if the items of the type can't be written in the mode of the options
     */
    <T> BatchWriter<T> open(Request<T> request);

    /**
     * The writer that an operation needs. Immutable. Dynox alone implements it; its own factory opens no others.
     *
     * @param <T> the type of the items
     */
    interface Request<T> {

        /** Returns the name or the ARN of the table, as the caller gave it. */
        String table();

        /** Returns the operation that needs the writer. */
        OperationKind kind();

        /** Returns the number of writes that the operation will issue, or empty if it isn't known yet. */
        OptionalLong writes();

        /** Returns the options of the writer. */
        WriteOptions options();

        /**
         * Returns the same request with other options. Values that {@code options} doesn't set stay as they are.
         *
         * @param options what changes
         * @return a changed copy
         */
        Request<T> with(WriteOptions options);
    }
}
