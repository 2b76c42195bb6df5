package io.dynox.sample;

import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchOperations;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Copies the cities to the table with the other keys, by a scan and a writer. It begins anew when it is started again; the profile
 * {@code migrate} has a job that goes on where it was stopped.
 *
 * <p>Thread-safe, for one migration at a time.
 */
@Component
public final class CityMigration {

    private final SyncBatchOperations dynox;
    private final CityTable source;
    private final CitiesByName target;
    private final WatchedWrite write;

    CityMigration(SyncBatchOperations dynox, CityTable source, CitiesByName target, WatchedWrite write) {
        this.dynox = dynox;
        this.source = source;
        this.target = target;
        this.write = write;
    }

    /**
     * Counts what there is to copy.
     *
     * @throws BadRequestException when there is nothing
     */
    public long countCities() {
        long cities = source.exists() ? source.countItems() : 0;
        if (cities == 0) {
            throw new BadRequestException(
                    "Table '" + source.name() + "' holds no city yet: import the cities before you copy them");
        }
        return cities;
    }

    /**
     * Copies the cities, or those that were read when the writer was closed.
     *
     * @param cities how many there are
     * @return what was done, in words
     * @throws io.dynox.BatchWriteException when any city was not written
     */
    String run(long cities) {
        target.createIfMissing();
        try (Stream<Map<String, Object>> items = dynox.scan(source.name())) {
            BatchWriteResult result = write.write("Copying", target.name(), cities, items.map(CitiesByName::item));
            return String.format(
                    Locale.ROOT,
                    "Copied %,d of %,d cities to table '%s', whose keys are '%s' and '%s': it holds %,d items. %s",
                    result.written(),
                    cities,
                    target.name(),
                    CitiesByName.PARTITION_KEY,
                    CitiesByName.SORT_KEY,
                    target.countItems(),
                    ImportReport.effort(result));
        }
    }
}
