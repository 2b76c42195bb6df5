package io.dynox.sample.control;

import io.dynox.sample.City;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * A racer on its way.
 *
 * <p>Thread-safe.
 */
final class Runner {

    private final Racer racer;
    private final List<City> rows;
    private final IntSupplier itemsInTable;
    private final long start = System.nanoTime();
    private volatile Standing standing = new Standing(0, 0, 0, 0, false, 0);

    /**
     * Makes one that begins now.
     *
     * @param itemsInTable counts what arrived
     */
    Runner(Racer racer, List<City> rows, IntSupplier itemsInTable) {
        this.racer = racer;
        this.rows = rows;
        this.itemsInTable = itemsInTable;
    }

    /** Runs to the end, where the table says what is lost. */
    void run() {
        racer.write(rows);
        long millis = millis();
        Racer.Count count = racer.count();
        long lost = (long) rows.size() - itemsInTable.getAsInt();
        standing = new Standing(count.done(), count.requests(), count.retries(), lost, true, millis);
    }

    Standing standing() {
        Standing last = standing;
        if (last.ended()) {
            return last;
        }
        Racer.Count count = racer.count();
        return new Standing(count.done(), count.requests(), count.retries(), count.lost(), false, millis());
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /**
     * How far a racer is.
     *
     * @param done the rows that it is through with
     * @param requests requests sent
     * @param retries writes sent again
     * @param lost the rows that it is through with and that are not in the table
     * @param ended whether it has arrived
     * @param millis how long it has taken up to now
     */
    record Standing(long done, long requests, long retries, long lost, boolean ended, long millis) {}
}
