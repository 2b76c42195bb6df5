package io.dynox.batch;

import io.dynox.BatchWriteException;
import io.dynox.FailedWrite;
import io.dynox.TableAccessException;
import io.dynox.internal.TableProperty;
import io.dynox.internal.batch.ChunkWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.batch.core.listener.SkipListener;
import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.batch.infrastructure.item.Chunk;

/**
 * What is done with the failed writes of a chunk: at most {@code skipLimit} in a step execution are skipped, after they are kept
 * as dead letters; with more, the step fails.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
record WriteFailurePolicy<T>(
        long skipLimit,
        Predicate<FailedWrite> isSkippable,
        DeadLetters deadLetters,
        List<SkipListener<?, ? super T>> listeners) {

    /** A chunk's failures are looked at one by one only if they may be skipped. */
    private static final int FAILURES_OF_AN_ITEM = 16;

    private static final int RECORDED_OTHERWISE = 100;

    int mostFailures(int items) {
        return skipLimit == 0 ? RECORDED_OTHERWISE : items * FAILURES_OF_AN_ITEM;
    }

    void settle(ChunkWrites.Outcome<T> outcome, BatchWriteException failure) throws Exception {
        long failed =
                outcome.results().stream().mapToLong(result -> result.failed()).sum();
        if (skipLimit == 0
                || outcome.unattempted() > 0
                || failed > outcome.failures().size()
                || !outcome.failures().stream().allMatch(this::isSkippable)) {
            throw failure;
        }
        List<T> items = itemsOf(outcome, failure);
        skip(items.size(), failure);
        deadLetters.write(new Chunk<>(
                outcome.failures().stream().map(ChunkWrites.Failure::write).toList()));
        for (SkipListener<?, ? super T> listener : listeners) {
            for (int i = 0; i < items.size(); i++) {
                listener.onSkipInWrite(items.get(i), causeOf(items.get(i), outcome.failures()));
            }
        }
    }

    /** A table that can't be used is no poison: it would skip everything. */
    private boolean isSkippable(ChunkWrites.Failure<T> failure) {
        return !(failure.write().cause() instanceof TableAccessException) && isSkippable.test(failure.write());
    }

    /** Each item once, though several of its writes may have failed. */
    private List<T> itemsOf(ChunkWrites.Outcome<T> outcome, BatchWriteException failure) {
        List<T> items = new ArrayList<>();
        for (ChunkWrites.Failure<T> failed : outcome.failures()) {
            T item = failed.item();
            if (item == null) {
                throw new IllegalStateException(
                        "A failed write to table '" + failure.table()
                                + "' can't be traced to its item, as the names of the key attributes are unknown: annotate"
                                + " them in the type of the items, or set " + TableProperty.of(failure.table())
                                + ".partition-key.",
                        failure);
            }
            if (items.stream().noneMatch(known -> known == item)) {
                items.add(item);
            }
        }
        return items;
    }

    private Throwable causeOf(T item, List<ChunkWrites.Failure<T>> failures) {
        return failures.stream()
                .filter(failed -> failed.item() == item)
                .map(failed -> failed.write().cause())
                .findFirst()
                .orElseThrow();
    }

    /** Counts as Spring Batch does: what is skipped is not written. */
    private void skip(int items, BatchWriteException failure) {
        StepContext context = StepSynchronizationManager.getContext();
        if (context == null) {
            if (items > skipLimit) {
                throw new SkipLimitExceededException(skipLimit, failure);
            }
            return;
        }
        StepExecution step = context.getStepExecution();
        synchronized (step) {
            if (step.getSkipCount() + items > skipLimit) {
                throw new SkipLimitExceededException(skipLimit, failure);
            }
            step.setWriteSkipCount(step.getWriteSkipCount() + items);
            step.setWriteCount(step.getWriteCount() - items);
        }
    }
}
