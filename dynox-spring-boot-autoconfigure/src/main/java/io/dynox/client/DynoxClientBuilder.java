package io.dynox.client;

import io.dynox.FailureClassifier;
import io.dynox.GetOptions;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.CallerContext;
import io.dynox.event.HotKeyOptions;
import io.dynox.internal.Checks;
import io.dynox.internal.SystemTime;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.internal.rate.SharedStore;
import io.dynox.internal.table.BatchClient;
import io.dynox.internal.table.ClientSetup;
import io.dynox.internal.wire.Wire;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import io.dynox.rate.SharingOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Collects what a client is made of. Not thread-safe. */
public final class DynoxClientBuilder {

    private static final ReadWrite NO_LIMIT = new ReadWrite(null, null);

    private final DynamoDbAsyncClient client;
    private String name = "dynox";
    private WriteOptions writeOptions = WriteOptions.DEFAULT;
    private GetOptions getOptions = GetOptions.DEFAULT;
    private final Map<String, TableKeys> tableKeys = new HashMap<>();
    private final Map<String, ReadWrite> tableLimits = new HashMap<>();
    private ReadWrite allTablesLimit = NO_LIMIT;
    private CapacityBucket.@Nullable Provider buckets;
    private SharingOptions sharing = SharingOptions.DEFAULT;
    private List<BatchListener> listeners = List.of();
    private CallerContext callerContext = CallerContext.NONE;
    private FailureClassifier classifier = failure -> Optional.empty();
    private Executor callbackExecutor = ForkJoinPool.commonPool();
    private @Nullable HotKeyOptions hotKeys;
    private @Nullable EngineRuntime runtime;
    private @Nullable Duration attemptTimeout;
    private Duration shutdownTimeout = Duration.ofSeconds(20);
    private @Nullable SdkAsyncHttpClient http;
    private UnaryOperator<String> tableNames = UnaryOperator.identity();

    DynoxClientBuilder(DynamoDbAsyncClient client) {
        this.client = client;
    }

    /**
     * Names the client, for {@link DynoxClient#name}, the tag {@code client} of meters, and Actuator's endpoint.
     *
     * @param name differs from those of the application's other clients; {@code dynox} by default
     */
    public DynoxClientBuilder name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * The options of writes that bring none of their own. Their concurrency also limits the write requests in flight
     * for a table, over all its writers.
     *
     * @param writeOptions the defaults
     */
    public DynoxClientBuilder writeOptions(WriteOptions writeOptions) {
        this.writeOptions = writeOptions;
        return this;
    }

    /**
     * The options of reads that bring none of their own. Their concurrency also limits the read requests in flight
     * for a table, over all batch gets.
     *
     * @param getOptions the defaults
     */
    public DynoxClientBuilder getOptions(GetOptions getOptions) {
        this.getOptions = getOptions;
        return this;
    }

    /**
     * Sets the key of a table that has no sort key, so that no {@code DescribeTable} is needed.
     *
     * @param table the name or the ARN of the table
     * @param partitionKey the name of the partition key
     * @throws IllegalArgumentException if the name of the key is empty
     */
    public DynoxClientBuilder tableKeys(String table, String partitionKey) {
        tableKeys.put(table, TableKeys.of(partitionKey));
        return this;
    }

    /**
     * Sets the key of a table that has a sort key, so that no {@code DescribeTable} is needed.
     *
     * @param table the name or the ARN of the table
     * @param partitionKey the name of the partition key
     * @param sortKey the name of the sort key
     * @throws IllegalArgumentException if a name is empty, or both are the same
     */
    public DynoxClientBuilder tableKeys(String table, String partitionKey, String sortKey) {
        tableKeys.put(table, TableKeys.of(partitionKey, sortKey));
        return this;
    }

    /**
     * Sets the listeners of this client.
     *
     * @param listeners called in this order
     */
    public DynoxClientBuilder listeners(List<BatchListener> listeners) {
        this.listeners = List.copyOf(listeners);
        return this;
    }

    /**
     * What is taken along of the threads of callers; nothing by default.
     *
     * @param callerContext captured once an operation
     */
    public DynoxClientBuilder callerContext(CallerContext callerContext) {
        this.callerContext = callerContext;
        return this;
    }

    /**
     * Sets a rate limit; there is none by default. {@link DynoxClient#changeRateLimit} changes it later.
     *
     * @param table the name of a table, without the rest of an ARN; null for the limit of all tables together
     * @param operation {@link Operation#BATCH_WRITE} for writes; any other for reads, scans included
     * @param limit the limit
     */
    public DynoxClientBuilder rateLimit(@Nullable String table, Operation operation, RateLimit limit) {
        if (table == null) {
            allTablesLimit = allTablesLimit.with(operation, limit);
        } else {
            tableLimits.put(table, tableLimits.getOrDefault(table, NO_LIMIT).with(operation, limit));
        }
        return this;
    }

    /**
     * Shares the rate limits with other instances; by default each limit is one of this client alone.
     *
     * @param buckets finds the buckets that the instances share; null for the default
     */
    public DynoxClientBuilder buckets(CapacityBucket.@Nullable Provider buckets) {
        this.buckets = buckets;
        return this;
    }

    /**
     * How rate limits are shared, where {@link #buckets} are.
     *
     * @param sharing the prefix of the buckets' names, and what holds while their store is down
     */
    public DynoxClientBuilder sharing(SharingOptions sharing) {
        this.sharing = Objects.requireNonNull(sharing, "sharing");
        return this;
    }

    /**
     * Looks for hot partition keys; off by default.
     *
     * @param hotKeys how; null for not at all
     */
    public DynoxClientBuilder hotKeys(@Nullable HotKeyOptions hotKeys) {
        this.hotKeys = hotKeys;
        return this;
    }

    /** Sets time, timers, randomness and threads, for tests. The caller ends the runtime after the client. */
    DynoxClientBuilder runtime(EngineRuntime runtime) {
        this.runtime = runtime;
        return this;
    }

    /**
     * Sets where listeners and the dependent stages of returned futures run; the common pool is the default.
     *
     * @param callbackExecutor an executor, which the caller ends after the client
     */
    public DynoxClientBuilder callbackExecutor(Executor callbackExecutor) {
        this.callbackExecutor = callbackExecutor;
        return this;
    }

    /**
     * How long one batch request may take until it counts as unanswered and is sent again; as long as the DynamoDB
     * client lets it by default.
     *
     * @param attemptTimeout above zero
     * @throws IllegalArgumentException when it is zero or negative
     */
    public DynoxClientBuilder attemptTimeout(Duration attemptTimeout) {
        Checks.positive("attemptTimeout", attemptTimeout);
        this.attemptTimeout = attemptTimeout;
        return this;
    }

    /**
     * How long {@link DynoxClient#close} waits for all writers that are still open, and for reads; 20 seconds by default.
     *
     * @param shutdownTimeout above zero
     * @throws IllegalArgumentException when it is zero or negative
     */
    public DynoxClientBuilder shutdownTimeout(Duration shutdownTimeout) {
        Checks.positive("shutdownTimeout", shutdownTimeout);
        this.shutdownTimeout = shutdownTimeout;
        return this;
    }

    /**
     * Sets a classifier of failed requests, which is asked before Dynox's own rules.
     *
     * @param classifier the application's rules
     */
    public DynoxClientBuilder classifier(FailureClassifier classifier) {
        this.classifier = classifier;
        return this;
    }

    /**
     * How a name in {@link io.dynox.annotation.DynoxTable} becomes the name of a table: by the placeholders in it, say.
     *
     * @param tableNames as written, by default
     */
    public DynoxClientBuilder tableNames(UnaryOperator<String> tableNames) {
        this.tableNames = tableNames;
        return this;
    }

    /** Makes the client; the caller closes it. */
    public DynoxClient build() {
        ScheduledRuntime own = runtime == null ? new ScheduledRuntime(callbackExecutor) : null;
        EngineRuntime used = Objects.requireNonNullElse(runtime, own);
        SharedStore store = buckets == null ? null : new SharedStore(buckets, sharing, SystemTime::epochMillis);
        RateLimits limits = new RateLimits(used, store, allTablesLimit, tableLimits);
        return new DynoxClient(name, client, new BatchClient(setup(used, limits)), limits, own);
    }

    /**
     * Sends requests as DynamoDB's JSON over an HTTP client, past the model objects of the AWS SDK, with the region, the endpoint and
     * the credentials of the DynamoDB client. {@code DescribeTable} goes over the DynamoDB client as before.
     *
     * @param http an HTTP client, which the caller closes after this client
     * @throws IllegalArgumentException if the DynamoDB client does something to requests that would be left out; the message says what
     */
    public DynoxClientBuilder wire(SdkAsyncHttpClient http) {
        Wire.obstacle(client).ifPresent(obstacle -> {
            throw new IllegalArgumentException("Requests can't go past the DynamoDB client, as " + obstacle);
        });
        this.http = http;
        return this;
    }

    private ClientSetup setup(EngineRuntime time, RateLimits limits) {
        return new ClientSetup(
                client,
                writeOptions,
                getOptions,
                Map.copyOf(tableKeys),
                tableNames,
                listeners.stream().map(listener -> listener.forClient(name)).toList(),
                callerContext,
                classifier,
                limits,
                hotKeys,
                time,
                attemptTimeout,
                shutdownTimeout,
                http == null ? (sdk, executor) -> sdk : Wire.over(client, http, attemptTimeout));
    }
}
