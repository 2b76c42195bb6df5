package io.dynox.batch;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.DeadLetterHandler;
import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.SkipListener;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.util.Assert;

/**
 * Builds a {@link DynoxItemWriter}. One of {@link #table}, {@link #delete} and {@link #writes} is required.
 *
 * <p>Not thread-safe.
 *
 * @param <T> the type of the items
 */
public class DynoxItemWriterBuilder<T> {

    private @Nullable ItemRoute<? super T> route;
    private long skipLimit;
    private Predicate<FailedWrite> skippable = failure -> true;
    private DeadLetters deadLetters = DeadLetters.NONE;
    private final List<SkipListener<?, ? super T>> skipListeners = new ArrayList<>();

    /** Puts each item into a table. */
    public DynoxItemWriterBuilder<T> table(BatchTable<T> table) {
        this.route = new ItemRoute.Puts<>(Objects.requireNonNull(table, "table"));
        return this;
    }

    /** Deletes each item from a table, by its key. */
    public DynoxItemWriterBuilder<T> delete(BatchTable<T> table) {
        return delete(table, table::keyOf);
    }

    /**
     * Deletes the item of a key that is made of each item.
     *
     * @param table the table
     * @param key makes the key: the key attributes of the table and no others
     */
    public DynoxItemWriterBuilder<T> delete(BatchTable<?> table, Function<? super T, ? extends Map<String, ?>> key) {
        this.route =
                new ItemRoute.Deletes<>(Objects.requireNonNull(table, "table"), Objects.requireNonNull(key, "key"));
        return this;
    }

    /**
     * Makes any number of writes of each item, to any tables. The writes to a key are applied in the order of the items.
     *
     * @param operations for the tables that the writes name
     * @param transform makes the writes; what it throws fails the chunk, and none of the writes that are still in the buffer is
     *     sent
     */
    public DynoxItemWriterBuilder<T> writes(
            BatchOperations operations, Function<? super T, ? extends Iterable<ItemWrite>> transform) {
        return writes(operations, WriteOptions.DEFAULT, transform);
    }

    /** Makes writes as {@link #writes(BatchOperations, Function)} does, with options for all tables. */
    public DynoxItemWriterBuilder<T> writes(
            BatchOperations operations,
            WriteOptions options,
            Function<? super T, ? extends Iterable<ItemWrite>> transform) {
        this.route = new ItemRoute.Writes<>(
                Objects.requireNonNull(operations, "operations"),
                Objects.requireNonNull(options, "options"),
                Objects.requireNonNull(transform, "transform"));
        return this;
    }

    /**
     * Skips items whose writes failed, up to a number in each execution of the step, which items skipped by Spring Batch itself
     * count into. A skipped item counts as skipped in the write, and not as written. If more fail, the step fails; after a
     * restart, the chunk is written again.
     *
     * <p>A table that is missing or may not be written always fails the step, and so do writes that were not attempted.
     *
     * @param skipLimit zero, the default, for a step that fails with the first failed write
     */
    public DynoxItemWriterBuilder<T> skipLimit(long skipLimit) {
        if (skipLimit < 0) {
            throw new IllegalArgumentException("skipLimit must not be negative, but is " + skipLimit);
        }
        this.skipLimit = skipLimit;
        return this;
    }

    /** Says which failed writes may be skipped; all by default. The others fail the step. */
    public DynoxItemWriterBuilder<T> skippable(Predicate<FailedWrite> skippable) {
        this.skippable = Objects.requireNonNull(skippable, "skippable");
        return this;
    }

    /**
     * Passes each skipped write to a handler, before the chunk is committed; what the handler throws fails the step. A handler
     * that is a bean receives the failed writes of every writer of the application already, those of a failed step included:
     * don't add it here.
     */
    public DynoxItemWriterBuilder<T> deadLetterHandler(DeadLetterHandler handler) {
        this.deadLetters = deadLetters.andHandler(Objects.requireNonNull(handler, "handler"));
        return this;
    }

    /**
     * Passes the skipped writes of a chunk to a writer, such as {@link DynoxDeadLetterWriter}, before the chunk is committed. The
     * writer is opened and closed with this one.
     */
    public DynoxItemWriterBuilder<T> deadLetterWriter(ItemWriter<? super FailedWrite> writer) {
        this.deadLetters = deadLetters.and(Objects.requireNonNull(writer, "writer"));
        return this;
    }

    /**
     * Calls {@link SkipListener#onSkipInWrite} for each skipped item. Those that the step knows are called for what Spring Batch
     * skips; add them here too.
     */
    public DynoxItemWriterBuilder<T> skipListener(SkipListener<?, ? super T> listener) {
        this.skipListeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Makes the writer.
     *
     * @throws IllegalArgumentException if it isn't said what to write
     */
    public DynoxItemWriter<T> build() {
        Assert.notNull(route, "One of table(…), delete(…) and writes(…) is required.");
        return new DynoxItemWriter<T>(
                route, new WriteFailurePolicy<T>(skipLimit, skippable, deadLetters, List.copyOf(skipListeners)));
    }
}
