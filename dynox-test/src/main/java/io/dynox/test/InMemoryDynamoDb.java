package io.dynox.test;

import io.dynox.test.internal.client.Clients;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operations;
import io.dynox.test.internal.partiql.Partiql;
import io.dynox.test.internal.snapshot.Snapshots;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.streams.Streams;
import io.dynox.test.internal.table.TableOperations;
import io.dynox.test.internal.value.PlainValues;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A DynamoDB in memory, for tests: the SDK's own clients on it, no socket, no server, ready at once.
 *
 * <pre>{@code
 * InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
 * dynamo.createTable("users", Key.string("pk"), Key.string("sk"));
 * DynamoDbClient client = dynamo.client();
 * dynamo.faults().unprocessed(0.3);
 * }</pre>
 *
 * <p>It refuses what DynamoDB refuses, with the same exceptions, codes and texts; what it doesn't support fails with an
 * {@code UnsupportedOperationException} that names the operation. Tables can be used as soon as they are created, unless {@link #tableChangesTake} says otherwise. A future of the
 * asynchronous client is complete when the call returns, unless a {@linkplain #faults() fault} delays it.
 *
 * <p>Thread-safe. Instances share nothing.
 */
public final class InMemoryDynamoDb {

    private final Tables tables;
    private final Operations operations;
    private final Streams streams;
    private final FaultPlan faults;
    private final RequestLog log;
    private final Clock clock;
    private final ProvisionedService provisioned;
    private final DynamoDbAsyncClient asyncClient;
    private final DynamoDbClient client;
    private final DynamoDbStreamsAsyncClient streamsAsyncClient;
    private final DynamoDbStreamsClient streamsClient;

    InMemoryDynamoDb(InMemoryDynamoDbBuilder builder) {
        tables = new Tables(builder.account, builder.clock);
        operations = new Operations(tables, builder.clock);
        streams = new Streams(builder.clock);
        TableOperations.addTo(operations, tables, streams, builder.clock);
        Partiql.addTo(operations, tables);
        faults = new FaultPlan(builder.account, builder.clock);
        log = new RequestLog(builder.requestLog);
        clock = builder.clock;
        provisioned = new ProvisionedService(operations, CapacityBuckets.of(tables, builder.clock, builder.burst));
        ScheduledExecutorService given = builder.scheduler;
        Endpoint endpoint = endpoint(given == null ? new LazyScheduler() : () -> given);
        asyncClient = Clients.async(endpoint::send, "InMemoryDynamoDb async client");
        client = Clients.sync(endpoint::send, "InMemoryDynamoDb client");
        streamsAsyncClient = endpoint.streams();
        streamsClient = streams.client(endpoint.streamService());
    }

    /** Where requests go whose replies {@code scheduler} delays. */
    Endpoint endpoint(Supplier<ScheduledExecutorService> scheduler) {
        return new Endpoint(new Service(faults, log, clock, scheduler), provisioned, streams);
    }

    /** An empty database on the system's clock. */
    public static InMemoryDynamoDb create() {
        return builder().build();
    }

    /** A builder with the settings of {@link #create()}. */
    public static InMemoryDynamoDbBuilder builder() {
        return new InMemoryDynamoDbBuilder();
    }

    /** The asynchronous client, always the same; closing it does nothing. */
    public DynamoDbAsyncClient asyncClient() {
        return asyncClient;
    }

    /** The synchronous client, always the same; closing it does nothing. */
    public DynamoDbClient client() {
        return client;
    }

    /** The asynchronous client of DynamoDB Streams, always the same; closing it does nothing. */
    public DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return streamsAsyncClient;
    }

    /** The synchronous client of DynamoDB Streams, always the same; closing it does nothing. */
    public DynamoDbStreamsClient streamsClient() {
        return streamsClient;
    }

    /**
     * Serves this database over HTTP on the loopback address, beside the clients above.
     *
     * @param port the port, 0 for any that is free
     * @throws UncheckedIOException if the port can't be had
     * @see DynoxServer
     */
    public DynoxServer serve(int port) {
        return serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Serves this database over HTTP. Everyone who reaches the address may read and change everything.
     *
     * @throws UncheckedIOException if the address can't be had
     * @throws IllegalStateException if the SDK's Netty is missing
     */
    public DynoxServer serve(InetSocketAddress address) {
        return DynoxServer.start(this, address);
    }

    /** The script of this database's misbehaviour, at first empty. */
    public FaultPlan faults() {
        return faults;
    }

    /**
     * Creates a table that grows on demand. Neither this nor the other methods below are logged or hit by faults.
     *
     * @param key the partition key, and the sort key if there is one
     * @throws DynamoDbException if the service would refuse the table
     */
    public InMemoryDynamoDb createTable(String name, Key... key) {
        return createTable(Key.table(name, key));
    }

    /**
     * Creates a table as a request describes it, indexes included.
     *
     * @throws DynamoDbException if the service would refuse the table
     */
    public InMemoryDynamoDb createTable(CreateTableRequest request) {
        operations.execute(request, Admission.ALL);
        tables.finish(tables.named(request.tableName()));
        return this;
    }

    /**
     * Lets the clients wait for their changes of tables and indexes, which are there at once otherwise: for {@code time} of the builder's
     * clock, tables are {@code CREATING}, {@code UPDATING} or {@code DELETING} after a request, and refuse what the service refuses then.
     * Tables that the methods of this class create are ready at once.
     *
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public InMemoryDynamoDb tableChangesTake(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative, but is " + time);
        }
        tables.changesTake(time);
        return this;
    }

    /**
     * Creates the table of an annotated class, called as the class is in snake case: {@code user_profile} for
     * {@code UserProfile}. That is how Spring Cloud AWS names it, too.
     *
     * @see #createTable(String, Class)
     */
    public InMemoryDynamoDb createTable(Class<?> type) {
        return createTable(tableName(type), type);
    }

    /** The name of the table that {@link #createTable(Class)} creates. */
    public static String tableName(Class<?> type) {
        return ClassTables.name(type);
    }

    /**
     * Creates the table of an annotated class, with its indexes, as the Enhanced client does. Needs the Enhanced client on the class
     * path.
     *
     * @param type a {@code @DynamoDbBean}, a {@code @DynamoDbImmutable}, or a record with {@code @DynamoDbPartitionKey} and the
     *     other key annotations at its components
     * @throws IllegalArgumentException if the class names no keys
     * @throws IllegalStateException if the Enhanced client is missing
     * @throws DynamoDbException if the service would refuse the table
     */
    public InMemoryDynamoDb createTable(String name, Class<?> type) {
        return createTable(ClassTables.request(name, type));
    }

    /**
     * Puts items into a table, as PutItem does.
     *
     * @param items of Java values ({@code String}, {@code Number}, {@code Boolean}, {@code byte[]}, {@code ByteBuffer},
     *     {@code SdkBytes}, {@code List}, {@code Map}, {@code Set}, {@code null}) or {@code AttributeValue}s
     * @throws IllegalArgumentException if a value has no counterpart in DynamoDB
     * @throws DynamoDbException if the service would refuse the table or an item;
     *     those before it are stored
     */
    public InMemoryDynamoDb seed(String table, Collection<? extends Map<String, ?>> items) {
        items.forEach(item -> put(table, PlainValues.attributes(item)));
        return this;
    }

    /**
     * Puts the items of a JSON document into a table, as PutItem does.
     *
     * @throws IllegalArgumentException if the document can't be read, or the service would refuse the table or an item; it names the
     *     source and the number of the item, and those before it are stored
     */
    public InMemoryDynamoDb seed(String table, JsonItems json) {
        json.forEach(table, item -> put(table, item));
        return this;
    }

    private void put(String table, Map<String, AttributeValue> item) {
        operations.execute(PutItemRequest.builder().tableName(table).item(item).build(), Admission.ALL);
    }

    /**
     * Writes all tables in the format in which the service exports them to S3 (DynamoDB JSON, with manifests), each into a folder of its
     * name, with its definition beside it ({@code create-table.json}). Each table is as it was at one moment. Tags, time to live and
     * backup settings are not written.
     *
     * @param folder made if it doesn't exist; what is there stays, and {@link #load} takes the newest export of each table
     * @throws UncheckedIOException if something can't be written
     */
    public InMemoryDynamoDb export(Path folder) {
        snapshots().export(folder);
        return this;
    }

    /**
     * Loads exports: those of {@link #export(Path)}, and those of the service in DynamoDB JSON, full or incremental. Checksums and counts
     * are verified. A table that doesn't exist is created, if {@code create-table.json} or {@code describe-table.json} (the output of
     * {@code aws dynamodb describe-table}) lies beside {@code AWSDynamoDB}, as the service's exports say nothing about keys. Items are
     * put as PutItem does.
     *
     * @param folder any folder above the manifests; of several exports of one table the newest full one counts, and the incremental ones
     *     after it
     * @throws IllegalArgumentException if there is no export, it is damaged, its table is unknown, or the service would refuse an item;
     *     what came before is loaded
     * @throws UncheckedIOException if something can't be read
     */
    public InMemoryDynamoDb load(Path folder) {
        snapshots().load(folder);
        return this;
    }

    /** Loads the exports of one table, whatever its name, into {@code table}, see {@link #load(Path)}. */
    public InMemoryDynamoDb load(String table, Path folder) {
        snapshots().load(folder, table);
        return this;
    }

    private Snapshots snapshots() {
        return new Snapshots(operations, tables, clock);
    }

    /**
     * The item with a key, or nothing.
     *
     * @param key all attributes of the table's key, of Java values or {@code AttributeValue}s
     * @throws IllegalArgumentException if a value has no counterpart in DynamoDB
     * @throws DynamoDbException if there is no such table, or that isn't its key
     */
    public Optional<Map<String, AttributeValue>> item(String table, Map<String, ?> key) {
        GetItemResponse response = (GetItemResponse) operations.execute(
                GetItemRequest.builder()
                        .tableName(table)
                        .key(PlainValues.attributes(key))
                        .build(),
                Admission.ALL);
        return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
    }

    /**
     * A copy of a table's items, in the order of a scan.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException if there is no such table
     */
    public List<Map<String, AttributeValue>> items(String table) {
        return tables.named(table).snapshot().stream()
                .map(StoredItem::attributes)
                .toList();
    }

    /** How many items a table holds; the service's {@code ResourceNotFoundException} without such a table. */
    public int itemCount(String table) {
        return tables.named(table).itemCount();
    }

    /** The key attributes of a table, the partition key first; the service's {@code ResourceNotFoundException} without such a table. */
    public List<Key> key(String table) {
        return Key.of(tables.named(table).schema());
    }

    /** The names of all tables, in their order. */
    public List<String> tableNames() {
        return List.copyOf(tables.namesAfter(""));
    }

    /** The requests that the clients have sent, the oldest first; the bound is the builder's {@code requestLog}. */
    public List<SentRequest> requests() {
        return log.all();
    }

    /** The requests of one operation, such as {@code BatchWriteItem}. */
    public List<SentRequest> requests(String operation) {
        return log.of(operation);
    }

    /** Empties all tables, their streams and the request log; the tables themselves and the fault plan stay. */
    public void clear() {
        tables.all().forEach(StoredTable::clear);
        streams.clearRecords();
        log.clear();
    }

    /** Removes all tables, items, logged requests and faults, and the time for changes of tables: as good as new. */
    public void reset() {
        tables.changesTake(Duration.ZERO);
        tables.all().forEach(tables::remove);
        streams.clear();
        faults.clear();
        clear();
    }
}
