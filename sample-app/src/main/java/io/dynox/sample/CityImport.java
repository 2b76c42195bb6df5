package io.dynox.sample;

import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchOperations;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the file into the table. Rows, buffer and account are bounded; the file is never in memory as a whole. */
@Component
final class CityImport {

    private final SyncBatchOperations dynox;
    private final CityFile file;
    private final CityTable table;
    private final FaultMode faults;

    CityImport(SyncBatchOperations dynox, CityFile file, CityTable table, FaultMode faults) {
        this.dynox = dynox;
        this.file = file;
        this.table = table;
        this.faults = faults;
    }

    /**
     * Imports the file.
     *
     * @throws io.dynox.BatchWriteException when any row was not written
     */
    ImportReport run() {
        boolean newTable = table.createIfMissing();
        long rows = file.rows();
        faults.begin();
        BatchWriteResult result = write(rows);
        return new ImportReport(rows, table.countItems(), newTable, result);
    }

    private BatchWriteResult write(long rows) {
        try (Stream<City> cities = file.open();
                ImportProgress progress = ImportProgress.of(rows)) {
            return dynox.write(table.name(), batch -> {
                progress.watch(batch.progress(rows));
                cities.forEach(city -> batch.put(city.toItem()));
            });
        }
    }
}
