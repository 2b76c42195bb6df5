package io.dynox.client;

import io.dynox.BatchOperations;
import io.dynox.BatchWriterFactory;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener.HotKey;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineInsight;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.table.BatchClient;
import io.dynox.rate.RateLimit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Dynox over a DynamoDB client of the AWS SDK. The client stays the caller's: it is not closed, and its other calls are
 * not touched.
 *
 * <p>Thread-safe.
 */
public final class DynoxClient implements EngineInsight, AutoCloseable {

    private final String name;
    private final BatchClient parts;
    private final BatchOperations operations;
    private final DynamoDbAsyncClient client;
    private final RateLimits limits;
    private final @Nullable ScheduledRuntime ownRuntime;

    DynoxClient(
            String name,
            DynamoDbAsyncClient client,
            BatchClient parts,
            RateLimits limits,
            @Nullable ScheduledRuntime ownRuntime) {
        this.name = name;
        this.client = client;
        this.parts = parts;
        this.limits = limits;
        this.ownRuntime = ownRuntime;
        this.operations = parts.operations(parts.writerFactory());
    }

    /**
     * Starts with the default options.
     *
     * @param client the client to send over
     * @return a builder
     */
    public static DynoxClientBuilder builder(DynamoDbAsyncClient client) {
        return new DynoxClientBuilder(client);
    }

    /** Returns the name of this client: that of its bean, unless its builder was given another. */
    public String name() {
        return name;
    }

    /** Returns the factory of this client's own writers, the same one each time. */
    public BatchWriterFactory writerFactory() {
        return parts.writerFactory();
    }

    /** Returns the operations, with this client's own writers; the same ones each time. */
    public BatchOperations operations() {
        return operations;
    }

    /**
     * Returns operations whose writers a factory opens.
     *
     * @param writers opens every writer of the operations; usually it decorates those of {@link #writerFactory()}
     * @return operations over this client
     */
    public BatchOperations operations(BatchWriterFactory writers) {
        return parts.operations(Objects.requireNonNull(writers, "writers"));
    }

    /** Returns how requests are sent: {@code sdk} or {@code wire}, as in {@code dynox.transport}. */
    @Override
    public String transport() {
        return parts.transport();
    }

    @Override
    public EngineSnapshot snapshot() {
        return parts.snapshot();
    }

    /**
     * Sets, changes or ends a rate limit of this client. What is owed stays owed, and whoever waits, waits at the new
     * rate from now on. A limit that instances share changes for all of them.
     *
     * @param table the name of a table, without the rest of an ARN; null for the limit of all tables together
     * @param operation what is limited
     * @param limit the new limit; null for none
     */
    public void changeRateLimit(@Nullable String table, Operation operation, @Nullable RateLimit limit) {
        limits.change(table, operation, limit);
    }

    /**
     * The partition keys that got the most requests lately, hot or not: up to ten for each table, writes and reads apart.
     *
     * @return in the order of their rates within a table; empty unless {@link DynoxClientBuilder#hotKeys} was called
     */
    public List<HotKey> hotKeys() {
        return parts.hotKeys();
    }

    /** Returns how often the AWS SDK itself tries what this client and the DynamoDB client send, as the latter says. */
    public SdkRetries sdkRetries() {
        return SdkRetries.of(client);
    }

    /**
     * Sends what the open writers hold. They stay open, and further ones may be opened.
     *
     * @return a future that completes, without fail, when each write that was accepted before is written, failed or
     *     superseded; the results of the writers say which
     */
    public CompletableFuture<Void> flush() {
        return parts.flush();
    }

    /**
     * Opens no further writers, closes those that are open, and waits for each within its
     * {@link WriteOptions#closeTimeout()}, and for all of them and for reads within
     * {@link DynoxClientBuilder#shutdownTimeout}. The account of a writer that did not write everything is logged. The
     * DynamoDB client must still be open.
     */
    @Override
    public void close() {
        parts.close();
        limits.close();
        if (ownRuntime != null) {
            ownRuntime.close();
        }
    }
}
