package io.dynox.sample;

import io.dynox.BatchWriteResult;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes the file into the table. Rows, buffer and account are bounded; the file is never in memory as a whole.
 *
 * <p>Thread-safe, for one import at a time.
 */
@Component
final class CityImport {

    private final CityFile file;
    private final CityTable table;
    private final FaultMode faults;
    private final WatchedWrite write;

    CityImport(CityFile file, CityTable table, FaultMode faults, WatchedWrite write) {
        this.file = file;
        this.table = table;
        this.faults = faults;
        this.write = write;
    }

    /**
     * Imports the file, or the part of it that was read when the writer was closed.
     *
     * @param rows how many rows of the file are imported
     * @throws io.dynox.BatchWriteException when any row was not written
     */
    ImportReport run(long rows) {
        boolean newTable = table.createIfMissing();
        faults.begin();
        try (Stream<City> cities = file.open()) {
            BatchWriteResult result = write.write(
                    "Importing", table.name(), rows, cities.limit(rows).map(City::toItem));
            return new ImportReport(rows, table.countItems(), newTable, result);
        }
    }
}
