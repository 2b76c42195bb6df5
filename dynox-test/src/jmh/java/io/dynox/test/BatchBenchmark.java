package io.dynox.test;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Items per second through BatchWriteItem (25 puts a request) and BatchGetItem (100 keys a request), the caller's items and requests included:
 * {@code MEMORY} is the in-memory database, {@code MAP} the least that any could do, a hash map of items by key, and {@code HTTP} the server that the
 * system property {@code dynox.contract.endpoint} names.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class BatchBenchmark {

    private static final int ITEMS = 20_000;
    private static final int WRITES = 25;
    private static final int READS = 100;
    private static final String TABLE = "speed";

    /** What is measured. */
    public enum Backend {
        MAP,
        MEMORY,
        HTTP
    }

    /** The backend of this run. */
    @Param({"MAP", "MEMORY"})
    public Backend backend;

    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> map = new HashMap<>();
    private DynamoDbClient client;
    private int next;

    @Setup
    public void fill() {
        if (backend != Backend.MAP) {
            client = backend == Backend.HTTP
                    ? overHttp()
                    : InMemoryDynamoDb.builder().requestLog(0).build().client();
            if (!client.listTables().tableNames().contains(TABLE)) {
                client.createTable(table());
            }
        }
        for (int i = 0; i < ITEMS; i += WRITES) {
            write();
        }
    }

    @TearDown
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(WRITES)
    public Object write() {
        int first = next(WRITES);
        List<WriteRequest> writes = new ArrayList<>(WRITES);
        for (int i = first; i < first + WRITES; i++) {
            PutRequest put = PutRequest.builder().item(item(i)).build();
            writes.add(WriteRequest.builder().putRequest(put).build());
        }
        BatchWriteItemRequest request = BatchWriteItemRequest.builder()
                .requestItems(Map.of(TABLE, writes))
                .build();
        return backend == Backend.MAP ? writeToMap(request) : client.batchWriteItem(request);
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public Object read() {
        int first = next(READS);
        List<Map<String, AttributeValue>> keys = new ArrayList<>(READS);
        for (int i = first; i < first + READS; i++) {
            keys.add(key(i));
        }
        BatchGetItemRequest request = BatchGetItemRequest.builder()
                .requestItems(Map.of(TABLE, KeysAndAttributes.builder().keys(keys).build()))
                .build();
        BatchGetItemResponse response = backend == Backend.MAP ? readFromMap(request) : client.batchGetItem(request);
        if (response.responses().get(TABLE).size() != READS) {
            throw new IllegalStateException("Found " + response.responses().get(TABLE).size());
        }
        return response;
    }

    private Object writeToMap(BatchWriteItemRequest request) {
        for (WriteRequest write : request.requestItems().get(TABLE)) {
            Map<String, AttributeValue> item = write.putRequest().item();
            map.put(Map.of("pk", item.get("pk"), "sk", item.get("sk")), item);
        }
        return map;
    }

    private BatchGetItemResponse readFromMap(BatchGetItemRequest request) {
        List<Map<String, AttributeValue>> found = new ArrayList<>(READS);
        for (Map<String, AttributeValue> key : request.requestItems().get(TABLE).keys()) {
            found.add(map.get(key));
        }
        return BatchGetItemResponse.builder().responses(Map.of(TABLE, found)).build();
    }

    private int next(int count) {
        next = next + count > ITEMS ? count : next + count;
        return next - count;
    }

    private static Map<String, AttributeValue> key(int i) {
        return Map.of(
                "pk", AttributeValue.fromS("user " + i / 10), "sk", AttributeValue.fromN(Integer.toString(i % 10)));
    }

    private static Map<String, AttributeValue> item(int i) {
        return Map.of(
                "pk",
                AttributeValue.fromS("user " + i / 10),
                "sk",
                AttributeValue.fromN(Integer.toString(i % 10)),
                "name",
                AttributeValue.fromS("name " + i),
                "active",
                AttributeValue.fromBool(true));
    }

    private static CreateTableRequest table() {
        return CreateTableRequest.builder()
                .tableName(TABLE)
                .keySchema(
                        KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build(),
                        KeySchemaElement.builder().attributeName("sk").keyType(KeyType.RANGE).build())
                .attributeDefinitions(
                        AttributeDefinition.builder().attributeName("pk").attributeType(ScalarAttributeType.S).build(),
                        AttributeDefinition.builder().attributeName("sk").attributeType(ScalarAttributeType.N).build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build();
    }

    private static DynamoDbClient overHttp() {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(System.getProperty("dynox.contract.endpoint")))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }
}
