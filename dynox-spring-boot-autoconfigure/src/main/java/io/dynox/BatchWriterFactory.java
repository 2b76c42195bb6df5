package io.dynox;

import java.util.Map;

/**
 * Makes batch writers. Writers of one factory share, for each table, the window of requests in flight, so that several
 * writers on a table find its capacity together.
 *
 * <p>Thread-safe.
 */
public interface BatchWriterFactory {

    /**
     * Opens a writer for a table with the default options.
     *
     * @param table the name or the ARN of the table
     * @return an open writer
     */
    BatchWriter<Map<String, Object>> writer(String table);

    /**
     * Opens a writer for a table.
     *
     * @param table the name or the ARN of the table
     * @param options what to do otherwise than the defaults
     * @return an open writer
     */
    BatchWriter<Map<String, Object>> writer(String table, WriteOptions options);
}
