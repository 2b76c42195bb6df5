package io.dynox.batch;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.internal.batch.ChunkWrites;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Writes the items of a step to DynamoDB. A chunk is one scoped write: when {@link #write} returns, DynamoDB has confirmed every
 * write of the chunk, or the failure policy has taken those that failed; so the checkpoint that Spring Batch commits after the
 * chunk is true. After a crash, the writes of the last chunk may be sent again (at least once).
 *
 * <p>25 writes make a request, and {@link io.dynox.WriteOptions#concurrency()} requests are in flight at a time: a chunk size that
 * is a multiple of 25 times the concurrency keeps them full.
 *
 * <p>By default, a failed write fails the step. With {@link DynoxItemWriterBuilder#skipLimit} failed writes are passed to dead
 * letters and count as Spring Batch's skipped writes. Don't make the step {@code faultTolerant().skip(…)} for this purpose: Spring
 * Batch then rolls the chunk back and writes its items one by one, to find what Dynox already knows.
 *
 * <p>Thread-safe. Made by {@link DynoxItemWriterBuilder}.
 *
 * @param <T> the type of the items
 */
public class DynoxItemWriter<T> implements ItemStreamWriter<T> {

    private final ItemRoute<? super T> route;
    private final WriteFailurePolicy<T> failures;

    DynoxItemWriter(ItemRoute<? super T> route, WriteFailurePolicy<T> failures) {
        this.route = route;
        this.failures = failures;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        failures.deadLetters().open(executionContext);
    }

    @Override
    public void update(ExecutionContext executionContext) {
        failures.deadLetters().update(executionContext);
    }

    @Override
    public void close() {
        failures.deadLetters().close();
    }

    /**
     * Writes a chunk, and returns when each of its writes is confirmed, or failed and skipped.
     *
     * @param chunk the items
     * @throws BatchWriteException if a write failed and failures aren't skipped, or if a write was not attempted
     * @throws org.springframework.batch.core.step.skip.SkipLimitExceededException if more writes failed than may be skipped; its
     *     cause is a {@link BatchWriteException}
     * @throws io.dynox.TableAccessException if a table is missing or may not be written
     * @throws io.dynox.DynoxInterruptedException if the thread was interrupted; the writes that were not sent yet are not sent
     */
    @Override
    public void write(Chunk<? extends T> chunk) throws Exception {
        ChunkWrites<T> writes = new ChunkWrites<>(failures.mostFailures(chunk.size()));
        try {
            for (T item : chunk) {
                route.issue(item, writes);
            }
        } catch (Throwable e) {
            writes.abort();
            throw e;
        }
        ChunkWrites.Outcome<T> outcome = writes.close();
        List<BatchWriteResult> bad = outcome.unsuccessful();
        if (!bad.isEmpty()) {
            BatchWriteException failure = new BatchWriteException(bad.get(0));
            bad.stream().skip(1).map(BatchWriteException::new).forEach(failure::addSuppressed);
            failures.settle(outcome, failure);
        }
    }
}
