package io.dynox.batch;

import io.dynox.internal.batch.ProgressWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The progress of a job as its watch has seen it last. Immutable. */
record WatchedProgress(ProgressWatch.State state) implements TableJobProgress {

    @Override
    public String job() {
        return state.job();
    }

    @Override
    public long read() {
        return state.read();
    }

    @Override
    public long written() {
        return state.written();
    }

    @Override
    public long skipped() {
        return state.skipped();
    }

    @Override
    public OptionalLong total() {
        return state.total();
    }

    @Override
    public int partitions() {
        return state.partitions();
    }

    @Override
    public int partitionsDone() {
        return state.partitionsDone();
    }

    @Override
    public double ratePerSecond() {
        return state.ratePerSecond();
    }

    @Override
    public Optional<Duration> timeLeft() {
        return state.timeLeft();
    }

    @Override
    public Duration elapsed() {
        return state.elapsed();
    }

    @Override
    public boolean isDone() {
        return state.isDone();
    }
}
