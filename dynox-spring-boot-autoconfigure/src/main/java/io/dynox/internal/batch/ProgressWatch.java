package io.dynox.internal.batch;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;

/**
 * Adds up how far the partitions of a job are, passes it on, and logs it now and then. Not thread-safe; owned by the
 * thread that waits for the partitions.
 */
public final class ProgressWatch {

    private static final Logger LOG = LoggerFactory.getLogger("io.dynox.batch.progress");

    /** One state of a job. */
    public record State(
            String job,
            long read,
            long written,
            long skipped,
            OptionalLong total,
            int partitions,
            int partitionsDone,
            double ratePerSecond,
            Duration elapsed,
            boolean isDone) {

        /** Returns how long the rest takes at this rate, as far as it is known. */
        public Optional<Duration> timeLeft() {
            if (total.isEmpty() || ratePerSecond <= 0) {
                return Optional.empty();
            }
            long left = isDone ? 0 : Math.max(0, total.getAsLong() - read);
            return Optional.of(Duration.ofMillis((long) (1000 * left / ratePerSecond)));
        }
    }

    private final String job;
    private final OptionalLong total;
    private final int partitions;
    private final Consumer<State> listener;
    private final LongSupplier nanoTime;
    private final long logEveryNanos;
    private final long begun;
    private long before = -1;
    private long lastLog;

    /**
     * Begins to watch.
     *
     * @param total how many items there will be, as far as it is known
     * @param nanoTime the clock
     */
    public ProgressWatch(
            String job,
            OptionalLong total,
            int partitions,
            Duration logEvery,
            Consumer<State> listener,
            LongSupplier nanoTime) {
        this.job = job;
        this.total = total;
        this.partitions = partitions;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.logEveryNanos = logEvery.toNanos();
        this.begun = nanoTime.getAsLong();
        this.lastLog = begun;
    }

    /** Takes the present state of the partitions. */
    public void look(Collection<StepExecution> executions, boolean isDone) {
        long now = nanoTime.getAsLong();
        State state = state(executions, now, isDone);
        listener.accept(state);
        if (isDone || now - lastLog >= logEveryNanos) {
            lastLog = now;
            LOG.info("{}", text(state));
        }
    }

    private State state(Collection<StepExecution> executions, long now, boolean isDone) {
        long read = executions.stream().mapToLong(StepExecution::getReadCount).sum();
        long written =
                executions.stream().mapToLong(StepExecution::getWriteCount).sum();
        long skipped =
                executions.stream().mapToLong(StepExecution::getSkipCount).sum();
        int ended = (int) executions.stream()
                .filter(execution -> execution.getStatus() == BatchStatus.COMPLETED)
                .count();
        if (before < 0) {
            before = read;
        }
        double seconds = (now - begun) / 1e9;
        // partitions that were done before a restart have no execution in this one
        int doneBefore = partitions - executions.size();
        return new State(
                job,
                read,
                written,
                skipped,
                total,
                partitions,
                ended + doneBefore,
                seconds < 1 ? 0 : (read - before) / seconds,
                Duration.ofNanos(now - begun),
                isDone);
    }

    private static String text(State state) {
        StringBuilder text =
                new StringBuilder(120).append(state.job()).append(": ").append(state.read());
        state.total().ifPresent(total -> text.append(" of about ").append(total));
        text.append(" items read, ")
                .append(state.written())
                .append(" written, ")
                .append(state.skipped())
                .append(" skipped; ")
                .append(state.partitionsDone())
                .append(" of ")
                .append(state.partitions())
                .append(" partitions done; ")
                .append(Math.round(state.ratePerSecond()))
                .append(" items/s");
        if (!state.isDone()) {
            state.timeLeft()
                    .ifPresent(left ->
                            text.append("; about ").append(left.toSeconds()).append(" s left"));
        }
        return text.toString();
    }
}
