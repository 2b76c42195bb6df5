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
 * Writes the file into the table. Rows, buffer and account are bounded; the file is never in memory as a whole.
 *
 * <p>Thread-safe, for one import at a time.
 */
@Component
final class CityImport {

    private final SyncBatchOperations dynox;
    private final CityFile file;
    private final CityTable table;
    private final FaultMode faults;
    private volatile @Nullable SyncBatchWriter<Map<String, Object>> open;
    private volatile boolean endedByHand;

    CityImport(SyncBatchOperations dynox, CityFile file, CityTable table, FaultMode faults) {
        this.dynox = dynox;
        this.file = file;
        this.table = table;
        this.faults = faults;
    }

    /**
     * Imports the file, or the part of it that was read when the writer was closed.
     *
     * @param rows the rows of the file
     * @throws io.dynox.BatchWriteException when any row was not written
     */
    ImportReport run(long rows) {
        boolean newTable = table.createIfMissing();
        faults.begin();
        BatchWriteResult result = write(rows);
        return new ImportReport(rows, table.countItems(), newTable, result);
    }

    /** Closes the writer while rows are put: it takes no more, and writes what it has. */
    void closeWriter() {
        SyncBatchWriter<Map<String, Object>> writer = open;
        if (writer != null) {
            endedByHand = true;
            writer.close();
        }
    }

    /** Aborts the writer while rows are put: what was not sent is not attempted. */
    void abortWriter() {
        SyncBatchWriter<Map<String, Object>> writer = open;
        if (writer != null) {
            endedByHand = true;
            writer.abort();
        }
    }

    private BatchWriteResult write(long rows) {
        try (Stream<City> cities = file.open();
                ImportProgress progress = ImportProgress.of(rows)) {
            return dynox.write(table.name(), batch -> {
                progress.watch(batch.progress(rows));
                endedByHand = false;
                open = batch;
                put(cities.iterator(), batch);
            });
        } finally {
            open = null;
        }
    }

    /** A writer that was ended by hand has an account, which says the rest; one that ended with the application has not. */
    private void put(Iterator<City> cities, SyncBatchWriter<Map<String, Object>> batch) {
        try {
            while (cities.hasNext()) {
                batch.put(cities.next().toItem());
            }
        } catch (WriterEndedException | IllegalStateException ended) {
            if (!endedByHand) {
                throw ended;
            }
        }
    }
}
