package io.dynox.internal.engine.read;

import io.dynox.internal.engine.operation.OpenRead;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.operation.StreamOperation;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * Reads the keys that a publisher emits, in groups, and emits what is known of them. Each group is a batch get of its own:
 * its leftovers don't fill the requests of other groups, which costs requests while a table throttles, and saves a second
 * account of attempts beside that of {@link ReadPipeline}.
 *
 * <p>What is taken from the publisher and not yet handed to the subscriber is bounded by {@code groups} times 100 keys.
 * Every key that is taken is answered, or named by the failure, unless the subscriber cancels.
 *
 * <p>Thread-safe; each subscription subscribes to the keys anew.
 *
 * @param <K> a key
 * @param <A> what is known of a key that was read
 */
public final class ReadStream<K, A> implements Publisher<A> {

    private final String table;
    private final Publisher<? extends K> keys;
    private final GroupReader<K, A> reader;
    private final int groups;
    private final long lingerNanos;
    private final EngineRuntime runtime;
    private final SafeListener listener;
    private final BiFunction<Throwable, List<K>, Throwable> failure;
    private final Consumer<OpenRead> opened;

    /**
     * Creates a stream.
     *
     * @param table the table, as the caller named it
     * @param groups the most groups at a time
     * @param linger how long a partial group waits for more keys
     * @param failure makes the subscriber's failure of the first group's and of all keys that are unread
     * @param opened is given each subscription before it begins
     */
    public ReadStream(
            String table,
            Publisher<? extends K> keys,
            GroupReader<K, A> reader,
            int groups,
            Duration linger,
            EngineRuntime runtime,
            SafeListener listener,
            BiFunction<Throwable, List<K>, Throwable> failure,
            Consumer<OpenRead> opened) {
        this.opened = opened;
        this.table = table;
        this.keys = Objects.requireNonNull(keys, "keys");
        this.reader = reader;
        this.groups = groups;
        this.lingerNanos = RetryBudget.saturatedNanos(linger);
        this.runtime = runtime;
        this.listener = listener;
        this.failure = failure;
    }

    @Override
    public void subscribe(Subscriber<? super A> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        StreamOperation operation = new StreamOperation(listener, table, runtime);
        new KeyGroups<>(operation, reader, groups, lingerNanos, runtime, failure, subscriber).start(keys, opened);
    }
}
