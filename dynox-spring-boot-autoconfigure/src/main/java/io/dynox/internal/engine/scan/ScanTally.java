package io.dynox.internal.engine.scan;

import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.scan.PageOutcome.Page;
import org.jspecify.annotations.Nullable;

/** What a scan has done so far, and what it expects of its next page. Not thread-safe; owned by {@link ScanPipeline}. */
final class ScanTally {

    long requests;
    long retries;
    long items;
    long pageUnits;
    private double consumedUnits;

    ScanTally(long pageUnits) {
        this.pageUnits = pageUnits;
    }

    void read(Page<?, ?> page) {
        items += page.read();
        consumedUnits += page.consumedUnits();
        if (page.consumedUnits() > 0) {
            pageUnits = Math.max(1, Math.round(page.consumedUnits()));
        }
    }

    /** Ends an operation with the numbers of this moment, when it is run. */
    Runnable end(CallerOperation operation, @Nullable Throwable cause) {
        long sent = requests;
        long again = retries;
        double units = consumedUnits;
        Counts.Items found = new Counts.Items(items);
        return () -> operation.end(sent, again, units, found, cause);
    }
}
