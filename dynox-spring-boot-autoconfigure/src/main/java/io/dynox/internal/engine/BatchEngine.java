package io.dynox.internal.engine;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.ItemWrite;
import io.dynox.OperationKind;
import io.dynox.WriteOptions;
import io.dynox.WriterEndedException;
import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.CallerContext;
import io.dynox.event.EngineInsight;
import io.dynox.event.EngineSnapshot;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.lane.Lanes;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.operation.EngineTally;
import io.dynox.internal.engine.operation.OpenRead;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.read.GroupReader;
import io.dynox.internal.engine.read.ReadPipeline;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.engine.read.ReadStream;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.EngineRuntime.Cancellable;
import io.dynox.internal.engine.runtime.GuardedRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.engine.scan.ScanSetup;
import io.dynox.internal.engine.scan.ScanStream;
import io.dynox.internal.engine.write.BatchDispatcher;
import io.dynox.internal.engine.write.GuardedCodec;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.engine.write.PipelineWriter;
import io.dynox.internal.engine.write.WriteCodec;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.engine.write.WriterSetup;
import io.dynox.internal.report.Events;
import io.dynox.internal.report.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door to the engine: opens writers and runs batch gets, which share the lanes of their tables. Thread-safe. */
public final class BatchEngine implements EngineInsight, AutoCloseable {

    /** How long a request may take if no limit is set. */
    public static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

    /** How long a close may take where nobody says so. */
    public static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

    private static final Duration LONGEST_CLOSE_OF_READS = Duration.ofSeconds(5);

    private final EngineRuntime runtime;
    private final CallerContext contexts;
    private final SafeListener listener;
    private final EngineTally tally = new EngineTally();
    private final Pacers pacers;
    private final Lanes writeLanes;
    private final Lanes readLanes;
    private final Set<PipelineWriter<?, ?>> open = ConcurrentHashMap.newKeySet();
    private final Set<OpenRead> reads = ConcurrentHashMap.newKeySet();
    private final String transport;
    private volatile boolean closed;

    /**
     * Creates an engine.
     *
     * @param writeWindow the most write requests in flight for a table
     * @param readWindow the most read requests in flight for a table
     * @param pacers the rate limits of the tables
     * @param contexts what is taken along of the threads of callers
     * @param attemptTimeout how long a request may take, whatever the client does; its outcome is unknown then
     * @param transport the name of the way in which requests are sent
     */
    public BatchEngine(
            EngineRuntime runtime,
            List<BatchListener> listeners,
            int writeWindow,
            int readWindow,
            Pacers pacers,
            CallerContext contexts,
            Duration attemptTimeout,
            String transport) {
        this.transport = transport;
        this.runtime = GuardedRuntime.of(runtime);
        long attemptNanos = RetryBudget.saturatedNanos(attemptTimeout);
        this.contexts = contexts;
        this.listener = new SafeListener(
                Stream.concat(Stream.of(tally), listeners.stream()).toList(), contexts);
        this.pacers = pacers;
        this.writeLanes = new Lanes(this.runtime, writeWindow, attemptNanos, Operation.BATCH_WRITE, pacers, listener);
        this.readLanes = new Lanes(this.runtime, readWindow, attemptNanos, Operation.BATCH_GET, pacers, listener);
        pacers.listener(listener);
        listener.engineStarted(this);
    }

    /**
     * Opens a writer. Writes that are issued before the key schema of the table is known wait for it.
     *
     * @param started what the caller asked for, which ends with the writer
     * @param lane the name under which all who use the table share its lane
     * @param keys asks for the reader of the table's keys; a failure of its stage fails the writes that wait for it, and
     *     later writes ask again
     */
    public <T, P> BatchWriter<T> openWriter(
            OperationStarted started,
            String lane,
            WriteCodec<T, P> codec,
            Supplier<? extends CompletionStage<KeyReader<P>>> keys,
            WriteTransport<P> transport,
            WriteOptions options) {
        String table = started.table();
        if (closed) {
            throw new IllegalStateException("Dynox is shut down: no writer of table '" + table + "' can be opened.");
        }
        CallerOperation operation = new CallerOperation(listener, started, runtime);
        WriterSetup<T, P> setup = new WriterSetup<>(
                table, new GuardedCodec<>(table, codec), transport, options, runtime, operation.listener());
        PipelineWriter<T, P> writer = new PipelineWriter<>(
                setup,
                new BatchDispatcher<>(setup, writeLanes.join(lane), started),
                operation,
                () -> keys.get().thenApply(reader -> GuardedCodec.guarded(table, reader)));
        open.add(writer);
        CompletableFuture<?> unused = writer.ended().whenComplete((result, bug) -> open.remove(writer));
        operation.listener().writerOpened(table);
        writer.askForKeys();
        return writer;
    }

    /** Aborts a writer, and gives the listeners of the operation's end the reason. */
    public static CompletableFuture<BatchWriteResult> abort(BatchWriter<?> writer, Throwable reason) {
        return PipelineWriter.abort(writer, reason);
    }

    /**
     * Counts a write that is null as failed, so that it costs no other.
     *
     * @param position its place in the list that the caller gave
     * @return a future that is complete; it has failed when the writer isn't one of the engine's
     */
    public static CompletableFuture<Void> missing(BatchWriter<?> writer, ItemWrite.Kind kind, int position) {
        return PipelineWriter.missing(writer, kind, position);
    }

    /**
     * Begins a batch get of the current thread, which ends with {@link #read} or {@link CallerOperation#failRead}.
     *
     * @param table the table, as the caller named it
     * @param keys how many keys the caller asks for
     */
    public CallerOperation beginRead(String table, int keys) {
        OperationStarted started = new Events.OperationStarted(table, OperationKind.BATCH_GET, OptionalLong.of(keys));
        return new CallerOperation(listener, started, runtime);
    }

    /** An executor for what callers hang on futures, in the context of the current thread. */
    public Executor callbacks() {
        CallerContext.Snapshot context = contexts.capture();
        return context == CallerContext.Snapshot.EMPTY
                ? runtime::execute
                : task -> runtime.execute(() -> context.run(task));
    }

    /**
     * Reads keys.
     *
     * @param operation the batch get, which ends with this
     * @param lane the name under which all who use the table share its lane
     * @param distinctKeys the keys, no two of them equal, which don't change; one is taken out for each request of it
     * @return a future that completes, without fail, when each key is read or given up; cancelling it ends the asking
     */
    public <K, I> CompletableFuture<ReadResult<I>> read(
            CallerOperation operation,
            String lane,
            List<K> distinctKeys,
            ReadTransport<K, I> transport,
            GetOptions options) {
        ReadPipeline<K, I> read =
                new ReadPipeline<>(distinctKeys, transport, options, runtime, operation, readLanes.join(lane));
        opened(read);
        return read.start();
    }

    /** What is opened after the close ends at once. */
    private void opened(OpenRead read) {
        reads.add(read);
        CompletableFuture<?> unused = read.ended().whenComplete((result, bug) -> reads.remove(read));
        if (closed) {
            read.stop(shutDown(read.table()));
        }
    }

    /** Receives the events; it never throws. */
    public BatchListener listener() {
        return listener;
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public EngineSnapshot snapshot() {
        List<EngineSnapshot.Lane> lanes = new ArrayList<>(writeLanes.snapshot());
        lanes.addAll(readLanes.snapshot());
        return new Snapshots.EngineSnapshot(
                open.stream().map(PipelineWriter::snapshot).toList(), lanes, pacers.limits(), tally.totals());
    }

    /**
     * Sends what the open writers hold, and takes writes further on. The future completes, without fail, when each write
     * accepted before has its outcome.
     */
    public CompletableFuture<Void> flush() {
        return CompletableFuture.allOf(open.stream().map(PipelineWriter::flush).toArray(CompletableFuture<?>[]::new));
    }

    /**
     * Reads the keys that a publisher emits, each group of them by {@code reader}, which calls {@link #read}.
     *
     * @param table the table, as the caller named it
     * @param groups the most groups at a time
     * @param linger how long a partial group waits for more keys
     * @param failure makes the subscriber's failure of the first group's and of all keys that are unread
     */
    public <K, A> Publisher<A> readAll(
            String table,
            Publisher<? extends K> keys,
            GroupReader<K, A> reader,
            int groups,
            Duration linger,
            BiFunction<Throwable, List<K>, Throwable> failure) {
        return new ReadStream<>(table, keys, reader, groups, linger, runtime, listener, failure, this::opened);
    }

    /** Reads a table, anew for each subscription. */
    public <P, I> Publisher<I> scan(ScanSetup<P, I> setup) {
        return new ScanStream<>(setup, runtime, listener, () -> readLanes.join(setup.lane()), this::opened);
    }

    @Override
    public void close() {
        close(LONGEST_CLOSE);
    }

    /**
     * Takes no new writers, closes those that are open, and waits for all of them together, no longer than a limit and each
     * no longer than its close time-out; the account of each that did not write everything is logged. Batch gets, streams
     * and scans under way ask for nothing more, and end within 5 seconds, with what they have read. Closing again is harmless.
     */
    public void close(Duration limit) {
        CompletableFuture<Void> readsEnded =
                endReads(limit.compareTo(LONGEST_CLOSE_OF_READS) < 0 ? limit : LONGEST_CLOSE_OF_READS);
        Void unusedEnd = endWriters(limit).join();
        Void unused = readsEnded.join();
        listener.engineClosed(this);
    }

    /** Closes the writers that are open, and ends those that are left after a limit for all of them together. */
    CompletableFuture<Void> endWriters(Duration limit) {
        List<PipelineWriter<?, ?>> left = List.copyOf(open);
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        left.forEach(writer -> writer.close().exceptionally(failure -> null));
        Cancellable timer = runtime.schedule(
                () -> left.forEach(writer -> writer.expire(limit, "dynox.client.shutdown-timeout")),
                RetryBudget.saturatedNanos(limit));
        return CompletableFuture.allOf(left.stream()
                        .map(writer -> writer.ended().thenAccept(ShutdownLog::ended))
                        .toArray(CompletableFuture<?>[]::new))
                .whenComplete((done, bug) -> timer.cancel());
    }

    /** Begins no more operations, stops the reads that are under way, and waits only so long for what they have in flight. */
    CompletableFuture<Void> endReads(Duration limit) {
        closed = true;
        List<OpenRead> left = List.copyOf(reads);
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        left.forEach(read -> read.stop(shutDown(read.table())));
        Cancellable timer = runtime.schedule(() -> left.forEach(OpenRead::abandon), limit.toNanos());
        return CompletableFuture.allOf(left.stream().map(OpenRead::ended).toArray(CompletableFuture<?>[]::new))
                .whenComplete((done, cancelled) -> timer.cancel())
                .exceptionally(cancelled -> null);
    }

    private static WriterEndedException shutDown(String table) {
        String message = "Dynox is shut down: nothing more is read from table '" + table + "'.";
        return new WriterEndedException(table, message, null);
    }

    /** Logs what writers that were open at the end of the application did not write. */
    private static final class ShutdownLog {

        private static final Logger LOG = LoggerFactory.getLogger(BatchEngine.class);

        private ShutdownLog() {}

        /** A writer has ended; says nothing when it wrote everything. */
        static void ended(BatchWriteResult result) {
            if (result.isSuccess()) {
                return;
            }
            LOG.atWarn()
                    .setMessage("A writer of table '{}' that was still open at shutdown did not write everything: {}")
                    .addArgument(result.table())
                    .addArgument(result)
                    .addKeyValue("db.collection.name", result.table())
                    .addKeyValue("dynox.failed", result.failed())
                    .addKeyValue("dynox.not_attempted", result.notAttempted())
                    .log();
        }
    }
}
