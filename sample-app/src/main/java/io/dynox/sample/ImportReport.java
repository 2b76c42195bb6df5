package io.dynox.sample;

import io.dynox.BatchWriteResult;
import java.util.Locale;

/**
 * What an import did.
 *
 * <p>Immutable.
 *
 * @param rows how many rows were to be imported
 * @param items the items that the table holds now
 * @param newTable whether the table was empty before
 * @param result the writer's account
 */
record ImportReport(long rows, long items, boolean newTable, BatchWriteResult result) {

    private static final double MILLIS_PER_SECOND = 1_000;

    /** What became of the rows. */
    String outcome() {
        long taken = result.account().accepted();
        if (taken < rows) {
            return text(
                    "The writer was closed after %,d of %,d rows: %,d are written, %,d were superseded; table '%s' holds %,d "
                            + "items.",
                    taken, rows, result.written(), result.superseded(), result.table(), items);
        }
        if (newTable) {
            return text(
                    "Imported %,d rows into table '%s': it holds %,d items; %,d rows were superseded or overwritten by a later "
                            + "row with the same key.",
                    rows, result.table(), items, rows - items);
        }
        return text(
                "Imported %,d rows into table '%s' over what it held: %,d written, %,d superseded by a later row with the "
                        + "same key; it holds %,d items.",
                rows, result.table(), result.written(), result.superseded(), items);
    }

    /** What that took. */
    String effort() {
        return effort(result);
    }

    /** What writing took. */
    static String effort(BatchWriteResult result) {
        double seconds = result.elapsed().toMillis() / MILLIS_PER_SECOND;
        return text(
                "That took %.1f s (%,d rows/s), %,d requests and %,d retries of single writes.",
                seconds,
                Math.round(result.account().accepted() / Math.max(seconds, 1 / MILLIS_PER_SECOND)),
                result.requests(),
                result.retries());
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
