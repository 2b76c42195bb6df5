package io.dynox.autoconfigure.batch;

import io.dynox.batch.TableJobProgress;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The progress of a job as the endpoint shows it. Immutable. */
record JobDescription(
        String job,
        boolean done,
        long read,
        @Nullable Long total,
        long written,
        long skipped,
        int partitions,
        int partitionsDone,
        double ratePerSecond,
        @Nullable Duration timeLeft,
        Duration elapsed) {

    static JobDescription of(TableJobProgress progress) {
        OptionalLong total = progress.total();
        return new JobDescription(
                progress.job(),
                progress.isDone(),
                progress.read(),
                total.isPresent() ? total.getAsLong() : null,
                progress.written(),
                progress.skipped(),
                progress.partitions(),
                progress.partitionsDone(),
                progress.ratePerSecond(),
                progress.timeLeft().orElse(null),
                progress.elapsed());
    }
}
