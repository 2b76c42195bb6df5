package io.dynox.sample;

import io.dynox.DynoxException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Imports the cities, once at a time, and says where the import is.
 *
 * <p>Thread-safe.
 */
@Component
public final class Imports {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);

    private final CityImport cities;
    private final CityFile file;
    private final AtomicReference<State> state = new AtomicReference<>(new State.None());

    Imports(CityImport cities, CityFile file) {
        this.cities = cities;
        this.file = file;
    }

    /** Where the last import is. */
    public State state() {
        return Objects.requireNonNull(state.get());
    }

    /**
     * Imports on the calling thread.
     *
     * @throws ImportRunningException when another import runs
     * @throws DynoxException when any row was not written
     */
    ImportReport run() {
        return run(begin());
    }

    /**
     * Imports in the background.
     *
     * @throws ImportRunningException when another import runs
     */
    public void start() {
        State.Running begun = begin();
        Thread thread = new Thread(() -> runAndTell(begun), "sample-import");
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes the writer of the running import; what it has taken is written. */
    public void closeWriter() {
        cities.closeWriter();
    }

    /** Aborts the writer of the running import; what it has not sent is not attempted. */
    public void abortWriter() {
        cities.abortWriter();
    }

    private State.Running begin() {
        State.Running begun = new State.Running(file.rows());
        State before = state.get();
        if (before instanceof State.Running || !state.compareAndSet(before, begun)) {
            throw new ImportRunningException();
        }
        return begun;
    }

    private ImportReport run(State.Running begun) {
        try {
            ImportReport report = cities.run(begun.rows());
            state.set(new State.Done(begun.rows(), report.outcome() + " " + report.effort()));
            return report;
        } catch (RuntimeException | Error e) {
            state.set(new State.Failed(begun.rows(), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private void runAndTell(State.Running begun) {
        try {
            ImportReport report = run(begun);
            log.info(report.outcome());
            log.info(report.effort());
        } catch (DynoxException | IllegalStateException e) {
            log.warn("The import did not write every row: {}", e.getMessage());
        }
    }

    /** Where an import is. */
    public sealed interface State {

        /** There was none. */
        record None() implements State {}

        /**
         * Rows are written.
         *
         * @param rows how many there will be
         */
        record Running(long rows) implements State {}

        /**
         * Each row that was read is written or superseded.
         *
         * @param rows the rows of the file
         * @param outcome what was done, in words
         */
        record Done(long rows, String outcome) implements State {}

        /**
         * Some rows were not written.
         *
         * @param rows the rows of the file
         * @param reason why
         */
        record Failed(long rows, String reason) implements State {}
    }
}
