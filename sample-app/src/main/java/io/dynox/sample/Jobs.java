package io.dynox.sample;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Imports the cities, and copies them to another table; one job at a time. Says where the last one is.
 *
 * <p>Thread-safe.
 */
@Component
public final class Jobs {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    private final CityImport cityImport;
    private final CityMigration migration;
    private final CityFile file;
    private final WatchedWrite write;
    private final long mostRows;
    private final AtomicReference<State> state = new AtomicReference<>(new State.None());

    Jobs(
            CityImport cityImport,
            CityMigration migration,
            CityFile file,
            WatchedWrite write,
            SampleProperties properties) {
        this.cityImport = cityImport;
        this.migration = migration;
        this.file = file;
        this.write = write;
        this.mostRows = properties.rows();
    }

    /** Where the last job is. */
    public State state() {
        return Objects.requireNonNull(state.get());
    }

    /**
     * Imports on the calling thread.
     *
     * @throws StillRunningException when another job runs
     * @throws io.dynox.DynoxException when any row was not written
     */
    ImportReport runImport() {
        State.Running begun = begin(Kind.IMPORT, Math.min(file.rows(), mostRows));
        return run(begun, () -> cityImport.run(begun.rows()), Jobs::text);
    }

    /**
     * Imports in the background.
     *
     * @throws StillRunningException when another job runs
     */
    public void startImport() {
        State.Running begun = begin(Kind.IMPORT, Math.min(file.rows(), mostRows));
        inBackground(begun, () -> cityImport.run(begun.rows()), Jobs::text);
    }

    /**
     * Copies the cities in the background.
     *
     * @throws StillRunningException when another job runs
     * @throws BadRequestException when there is no city
     */
    public void startMigration() {
        State.Running begun = begin(Kind.MIGRATION, migration.countCities());
        inBackground(begun, () -> migration.run(begun.rows()), outcome -> outcome);
    }

    /** Closes the writer of the running job; what it has taken is written. */
    public void closeWriter() {
        write.close();
    }

    /** Aborts the writer of the running job; what it has not sent is not attempted. */
    public void abortWriter() {
        write.abort();
    }

    private State.Running begin(Kind kind, long rows) {
        State.Running begun = new State.Running(kind, rows);
        State before = state();
        if (before instanceof State.Running running) {
            throw new StillRunningException(running.kind().word());
        }
        if (!state.compareAndSet(before, begun)) {
            throw new StillRunningException("other job");
        }
        return begun;
    }

    private <T> T run(State.Running begun, Supplier<T> job, Function<T, String> outcome) {
        try {
            T done = job.get();
            state.set(new State.Done(begun.kind(), begun.rows(), outcome.apply(done)));
            return done;
        } catch (RuntimeException | Error e) {
            state.set(new State.Failed(begun.kind(), begun.rows(), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private <T> void inBackground(State.Running begun, Supplier<T> job, Function<T, String> outcome) {
        String word = begun.kind().word();
        Thread thread = new Thread(
                () -> {
                    try {
                        log.info(outcome.apply(run(begun, job, outcome)));
                    } catch (RuntimeException e) {
                        log.warn("The {} did not write everything: {}", word, e.getMessage());
                    }
                },
                "sample-" + word);
        thread.setDaemon(true);
        thread.start();
    }

    private static String text(ImportReport report) {
        return report.outcome() + " " + report.effort();
    }

    /** What a job does. */
    public enum Kind {
        /** Writes the file into the table of the cities. */
        IMPORT,
        /** Copies the cities to the table with the other keys. */
        MIGRATION;

        /** The kind in a sentence. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a job is. */
    public sealed interface State {

        /** There was none. */
        record None() implements State {}

        /**
         * Rows are written.
         *
         * @param rows how many there will be
         */
        record Running(Kind kind, long rows) implements State {}

        /**
         * Each row that was read is written or superseded.
         *
         * @param rows how many there were
         * @param outcome what was done, in words
         */
        record Done(Kind kind, long rows, String outcome) implements State {}

        /**
         * Some rows were not written.
         *
         * @param rows how many there were
         * @param reason why
         */
        record Failed(Kind kind, long rows, String reason) implements State {}
    }
}
