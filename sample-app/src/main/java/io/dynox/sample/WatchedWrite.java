package io.dynox.sample;

import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.WriterEndedException;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the items of a job, shows how far it is, and lets a person end the writer in the middle.
 *
 * <p>Thread-safe, for one write at a time.
 */
@Component
final class WatchedWrite {

    private final SyncBatchOperations dynox;
    private volatile @Nullable SyncBatchWriter<Map<String, Object>> open;
    private volatile boolean endedByHand;

    WatchedWrite(SyncBatchOperations dynox) {
        this.dynox = dynox;
    }

    /**
     * Writes items, or those that were taken before the writer was closed.
     *
     * @param task what is done, for the progress bar
     * @param rows how many items there will be
     * @throws io.dynox.BatchWriteException when any of them was not written
     */
    BatchWriteResult write(String task, String table, long rows, Stream<Map<String, Object>> items) {
        try (JobProgress progress = JobProgress.of(task, rows)) {
            return dynox.write(table, batch -> {
                progress.watch(batch.progress(rows));
                endedByHand = false;
                open = batch;
                put(items.iterator(), batch);
            });
        } finally {
            open = null;
        }
    }

    /** Closes the writer while items are put: it takes no more, and writes what it has. */
    void close() {
        SyncBatchWriter<Map<String, Object>> writer = open;
        if (writer != null) {
            endedByHand = true;
            writer.close();
        }
    }

    /** Aborts the writer while items are put: what was not sent is not attempted. */
    void abort() {
        SyncBatchWriter<Map<String, Object>> writer = open;
        if (writer != null) {
            endedByHand = true;
            writer.abort();
        }
    }

    /** A writer that was ended by hand has an account, which says the rest; one that ended with the application has not. */
    private void put(Iterator<Map<String, Object>> items, SyncBatchWriter<Map<String, Object>> batch) {
        try {
            while (items.hasNext()) {
                batch.put(items.next());
            }
        } catch (WriterEndedException | IllegalStateException ended) {
            if (!endedByHand) {
                throw ended;
            }
        }
    }
}
