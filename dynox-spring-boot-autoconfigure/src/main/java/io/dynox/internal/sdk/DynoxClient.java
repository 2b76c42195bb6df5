package io.dynox.internal.sdk;

import io.dynox.BatchOperations;
import io.dynox.BatchWriterFactory;
import io.dynox.FailureClassifier;
import io.dynox.GetOptions;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.HotKey;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.CallerContext;
import io.dynox.event.EngineInsight;
import io.dynox.event.EngineSnapshot;
import io.dynox.event.HotKeyOptions;
import io.dynox.internal.engine.BatchEngine;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.hotkeys.HotKeys;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Dynox over a DynamoDB client of the AWS SDK. The client stays the caller's: it is not closed, and its other calls are
 * not touched.
 *
 * <p>Thread-safe.
 */
public final class DynoxClient implements EngineInsight, AutoCloseable {

    private final BatchEngine engine;
    private final MapBatchOperations operations;
    private final MapWriterFactory writerFactory;
    private final DynamoDbAsyncClient client;
    private final Pacers pacers;
    private final @Nullable HotKeys hotKeys;
    private final @Nullable ScheduledRuntime ownRuntime;

    private DynoxClient(Builder builder) {
        ScheduledRuntime own = builder.runtime == null ? new ScheduledRuntime(builder.callbackExecutor) : null;
        EngineRuntime runtime = Objects.requireNonNullElse(builder.runtime, own);
        this.ownRuntime = own;
        this.client = builder.client;
        this.pacers = builder.pacers;
        ServiceSite site = new ServiceSite(builder.client, runtime::execute);
        this.engine = new BatchEngine(
                runtime,
                builder.listeners,
                builder.writeOptions.concurrency(),
                builder.getOptions.concurrency(),
                builder.pacers,
                builder.callerContext);
        HotKeyOptions hotKeyOptions = builder.hotKeys;
        this.hotKeys = hotKeyOptions == null
                ? null
                : new HotKeys(hotKeyOptions, runtime::nanoTime, HotKeyWatch::text, engine.listener());
        KeySchemas schemas = new KeySchemas(builder.client, site, builder.tableKeys);
        TableEngine tables = new TableEngine(
                engine,
                schemas,
                new SdkTransports(new BatchCalls(builder.client, builder.attemptTimeout), site, builder.classifier),
                new HotKeyWatch(hotKeys),
                new SingleItems(builder.client, runtime, engine::callbacks, site, schemas, builder.classifier));
        this.operations = new MapBatchOperations(tables, builder.writeOptions, builder.getOptions, builder.tableNames);
        this.writerFactory = new MapWriterFactory(operations);
    }

    /**
     * Starts with the default options.
     *
     * @param client the client to send over
     * @return a builder
     */
    public static Builder builder(DynamoDbAsyncClient client) {
        return new Builder(client);
    }

    /**
     * The factory of writers.
     *
     * @return the same one each time
     */
    public BatchWriterFactory writerFactory() {
        return writerFactory;
    }

    /**
     * The operations on plain maps.
     *
     * @return the same ones each time
     */
    public BatchOperations operations() {
        return operations;
    }

    @Override
    public EngineSnapshot snapshot() {
        return engine.snapshot();
    }

    /**
     * Sets, changes or ends a rate limit of this client. It holds from the next request on: whoever waits for the old limit goes at
     * once, so that one request for each table may go ahead of its turn. What is owed stays owed, at the new rate.
     *
     * @param table the name of a table, without the rest of an ARN; null for the limit of all tables together
     * @param operation what is limited
     * @param limit the new limit; null for none
     * @throws UnsupportedOperationException when the client was built without {@link Builder#pacers} that can be changed
     */
    public void changeRateLimit(@Nullable String table, Operation operation, @Nullable RateLimit limit) {
        pacers.change(table, operation, limit);
    }

    /**
     * The partition keys that got the most requests lately, hot or not: up to ten for each table, writes and reads apart.
     *
     * @return in the order of their rates within a table; empty unless {@link Builder#hotKeys} was called
     */
    public List<HotKey> hotKeys() {
        return hotKeys == null ? List.of() : hotKeys.top();
    }

    /**
     * How often the AWS SDK itself tries what this client and the DynamoDB client send.
     *
     * @return what the DynamoDB client says
     */
    public SdkRetries sdkRetries() {
        return SdkRetries.of(client);
    }

    /**
     * Sends what the open writers hold. They stay open, and further ones may be opened.
     *
     * @return a future that completes, without fail, when each write that was accepted before is written, failed or
     *     superseded; the writers' accounts tell which
     */
    public CompletableFuture<Void> flush() {
        return engine.flush();
    }

    /**
     * Opens no further writers, closes those that are open, and waits for each within its
     * {@link WriteOptions#closeTimeout()}. The DynamoDB client must still be open.
     */
    @Override
    public void close() {
        engine.close();
        if (ownRuntime != null) {
            ownRuntime.close();
        }
    }

    /**
     * Collects what a client is made of.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {

        private final DynamoDbAsyncClient client;
        private WriteOptions writeOptions = WriteOptions.DEFAULT;
        private GetOptions getOptions = GetOptions.DEFAULT;
        private Map<String, TableKeys> tableKeys = Map.of();
        private List<BatchListener> listeners = List.of();
        private Pacers pacers = Pacers.NONE;
        private CallerContext callerContext = CallerContext.NONE;
        private FailureClassifier classifier = failure -> Optional.empty();
        private Executor callbackExecutor = ForkJoinPool.commonPool();
        private @Nullable HotKeyOptions hotKeys;
        private @Nullable EngineRuntime runtime;
        private @Nullable Duration attemptTimeout;
        private UnaryOperator<String> tableNames = UnaryOperator.identity();

        private Builder(DynamoDbAsyncClient client) {
            this.client = client;
        }

        /**
         * The options of writes that bring none of their own. Their concurrency also limits the write requests in flight
         * for a table, over all its writers.
         *
         * @param writeOptions the defaults
         * @return this
         */
        public Builder writeOptions(WriteOptions writeOptions) {
            this.writeOptions = writeOptions;
            return this;
        }

        /**
         * The options of reads that bring none of their own. Their concurrency also limits the read requests in flight
         * for a table, over all batch gets.
         *
         * @param getOptions the defaults
         * @return this
         */
        public Builder getOptions(GetOptions getOptions) {
            this.getOptions = getOptions;
            return this;
        }

        /**
         * The keys of tables that are known without a {@code DescribeTable}.
         *
         * @param tableKeys keys by the name, or by the ARN, of a table
         * @return this
         */
        public Builder tableKeys(Map<String, TableKeys> tableKeys) {
            this.tableKeys = Map.copyOf(tableKeys);
            return this;
        }

        /**
         * Who is told what happens.
         *
         * @param listeners called in this order
         * @return this
         */
        public Builder listeners(List<BatchListener> listeners) {
            this.listeners = List.copyOf(listeners);
            return this;
        }

        /**
         * What is taken along of the threads of callers; nothing by default.
         *
         * @param callerContext captured once an operation
         * @return this
         */
        public Builder callerContext(CallerContext callerContext) {
            this.callerContext = callerContext;
            return this;
        }

        /**
         * The rate limits of tables; there are none by default.
         *
         * @param pacers asked once for the reads and once for the writes of a table, by its bare name
         * @return this
         */
        public Builder pacers(Pacers pacers) {
            this.pacers = pacers;
            return this;
        }

        /**
         * Looks for hot partition keys; nobody does by default.
         *
         * @param hotKeys how; null for not at all
         * @return this
         */
        public Builder hotKeys(@Nullable HotKeyOptions hotKeys) {
            this.hotKeys = hotKeys;
            return this;
        }

        /**
         * Time, timers, randomness and threads; a runtime of its own is the default, and ends with the client.
         *
         * @param runtime a runtime, which the caller ends after the client
         * @return this
         */
        public Builder runtime(EngineRuntime runtime) {
            this.runtime = runtime;
            return this;
        }

        /**
         * Where listeners are called and what callers hang on futures runs; the common pool is the default. A runtime brings an
         * executor of its own.
         *
         * @param callbackExecutor an executor, which the caller ends after the client
         * @return this
         */
        public Builder callbackExecutor(Executor callbackExecutor) {
            this.callbackExecutor = callbackExecutor;
            return this;
        }

        /**
         * How long one batch request may take until it counts as unanswered and is sent again; as long as the DynamoDB
         * client lets it by default.
         *
         * @param attemptTimeout above zero
         * @return this
         * @throws IllegalArgumentException when it is zero or negative
         */
        public Builder attemptTimeout(Duration attemptTimeout) {
            if (attemptTimeout.isZero() || attemptTimeout.isNegative()) {
                throw new IllegalArgumentException("attemptTimeout must be above zero, but is " + attemptTimeout);
            }
            this.attemptTimeout = attemptTimeout;
            return this;
        }

        /**
         * Who says what a failed request means, before Dynox's own rules do.
         *
         * @param classifier the application's rules
         * @return this
         */
        public Builder classifier(FailureClassifier classifier) {
            this.classifier = classifier;
            return this;
        }

        /**
         * How a name in {@link io.dynox.annotation.DynoxTable} becomes the name of a table: by the placeholders in it, say.
         *
         * @param tableNames as written, by default
         * @return this
         */
        public Builder tableNames(UnaryOperator<String> tableNames) {
            this.tableNames = tableNames;
            return this;
        }

        /**
         * Makes the client.
         *
         * @return a client to be closed
         */
        public DynoxClient build() {
            return new DynoxClient(this);
        }
    }
}
