package io.dynox.sample.control;

import io.dynox.sample.City;
import java.util.List;

/** A way to write rows. One thread writes, others may look how far it is. */
interface Racer {

    /** Writes all rows into the racer's table. */
    void write(List<City> rows);

    /** How far it is. */
    Count count();

    /**
     * How far a racer is.
     *
     * @param done the rows that it is through with
     * @param requests requests sent
     * @param retries writes sent again
     * @param lost the rows that it is through with and that were not written
     */
    record Count(long done, long requests, long retries, long lost) {}
}
