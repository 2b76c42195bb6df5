package io.dynox.test.junit;

import io.dynox.BatchOperations;
import io.dynox.BatchWriterFactory;
import io.dynox.SyncBatchOperations;
import io.dynox.client.DynoxClient;
import io.dynox.test.DynoxServer;
import io.dynox.test.FaultPlan;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.InMemoryDynamoDbBuilder;
import io.dynox.test.Seed;
import io.dynox.test.VirtualTime;
import io.dynox.test.internal.lifecycle.AnnotatedSeeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What belongs to one test; JUnit's store closes it when the test has ended. Not thread-safe; owned by the test's thread. */
final class TestDatabase implements AutoCloseable {

    private static final Map<String, Function<TestDatabase, Object>> PROVIDED = Map.ofEntries(
            Map.entry(InMemoryDynamoDb.class.getName(), test -> test.dynamo),
            Map.entry(FaultPlan.class.getName(), test -> test.dynamo.faults()),
            Map.entry(DynoxServer.class.getName(), TestDatabase::server),
            Map.entry(VirtualTime.class.getName(), TestDatabase::virtualTime),
            Map.entry(DynamoDbAsyncClient.class.getName(), test -> test.dynamo.asyncClient()),
            Map.entry(DynamoDbClient.class.getName(), test -> test.dynamo.client()),
            Map.entry(DynamoDbStreamsAsyncClient.class.getName(), test -> test.dynamo.streamsAsyncClient()),
            Map.entry(DynamoDbStreamsClient.class.getName(), test -> test.dynamo.streamsClient()),
            Map.entry(BatchOperations.class.getName(), test -> test.dynox().operations()),
            Map.entry(
                    SyncBatchOperations.class.getName(),
                    test -> test.dynox().operations().sync()),
            Map.entry(BatchWriterFactory.class.getName(), test -> test.dynox().writerFactory()),
            // By name, as the Enhanced client may be absent.
            Map.entry(
                    "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient",
                    test -> EnhancedClients.blocking(test.dynamo)),
            Map.entry(
                    "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient",
                    test -> EnhancedClients.async(test.dynamo)));

    private final Set<DynoxExtension> prepared = new HashSet<>();
    private final DynoxExtension owner;
    private final DynoxExtension.Builder settings;
    private final @Nullable VirtualTime time;
    private final InMemoryDynamoDb dynamo;
    private final List<Seed> seeds;
    private @Nullable DynoxClient dynox;
    private @Nullable DynoxServer server;

    TestDatabase(DynoxExtension owner, DynoxExtension.Builder settings, ExtensionContext context) {
        this.owner = owner;
        this.settings = settings;
        this.time = settings.hasVirtualTime ? VirtualTime.start() : null;
        InMemoryDynamoDbBuilder builder = InMemoryDynamoDb.builder();
        if (time != null) {
            builder.time(time);
        }
        settings.database.accept(builder);
        this.dynamo = builder.build();
        this.seeds =
                new ArrayList<>(AnnotatedSeeds.of(context.getRequiredTestClass(), context.getRequiredTestMethod()));
    }

    static boolean provides(Class<?> type) {
        return PROVIDED.containsKey(type.getName());
    }

    Object provide(Class<?> type) {
        Function<TestDatabase, Object> provided = PROVIDED.get(type.getName());
        if (provided == null) {
            throw new ParameterResolutionException("There is no " + type.getName() + " in a test");
        }
        return provided.apply(this);
    }

    /** Whether {@code extension} was the first to see the test, and so the one that answers for its parameters. */
    boolean isOwnedBy(DynoxExtension extension) {
        return owner.equals(extension);
    }

    /** Does the steps of an extension, once. */
    void prepare(DynoxExtension extension, List<Consumer<InMemoryDynamoDb>> steps) {
        if (prepared.add(extension)) {
            steps.forEach(step -> step.accept(dynamo));
        }
    }

    /** Puts the seeds whose table exists; the others may get theirs from another extension or from the test. */
    void seedWhatHasATable() {
        List<String> tables = dynamo.tableNames();
        seeds.removeIf(seed -> {
            boolean exists = tables.contains(seed.table());
            if (exists) {
                AnnotatedSeeds.put(seed, dynamo);
            }
            return exists;
        });
    }

    void seedTheRest() {
        seeds.forEach(seed -> AnnotatedSeeds.put(seed, dynamo));
        seeds.clear();
    }

    private VirtualTime virtualTime() {
        if (time == null) {
            throw new ParameterResolutionException(
                    "The test runs on real time: say virtualTime() to the extension's builder");
        }
        return time;
    }

    InMemoryDynamoDb dynamo() {
        return dynamo;
    }

    private DynoxServer server() {
        if (server == null) {
            server = dynamo.serve(0);
        }
        return server;
    }

    private DynoxClient dynox() {
        if (dynox == null) {
            dynox = DynoxClient.builder(dynamo.asyncClient())
                    .writeOptions(settings.writeOptions)
                    .getOptions(settings.getOptions)
                    .build();
        }
        return dynox;
    }

    @Override
    public void close() {
        if (dynox != null) {
            dynamo.faults().clear();
            dynox.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
