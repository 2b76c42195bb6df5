package io.dynox.test;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Measures the in-memory database per second of processor time: batch writes, batch reads, and queries on a large partition. Not a test; run its main
 * method on the test class path.
 */
final class Speed {

    private static final int ITEMS = 1_000_000;
    private static final int QUERIES = 200_000;

    /** Counts collection and compilation in, and what else the machine does out. */
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Speed() {}

    /** Rounds of the same measurement; the last ones tell. */
    public static void main(String[] args) {
        for (int round = 0; round < 4; round++) {
            InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder().requestLog(0).build();
            dynamo.createTable("items", Key.string("pk"), Key.number("sk"));
            System.out.printf(
                    "round %d: %,d items/s written, %,d items/s read, %,d queries/s of 10 among %,d%n",
                    round,
                    perSecond(ITEMS, () -> write(dynamo.client())),
                    perSecond(ITEMS, () -> read(dynamo.client())),
                    perSecond(QUERIES, () -> query(dynamo.client())),
                    ITEMS);
        }
    }

    private static long perSecond(int count, Runnable work) {
        long start = PROCESS.getProcessCpuTime();
        work.run();
        return count * 1_000_000_000L / (PROCESS.getProcessCpuTime() - start);
    }

    private static Map<String, AttributeValue> key(int i) {
        return Map.of("pk", AttributeValue.fromS("partition"), "sk", AttributeValue.fromN(Integer.toString(i)));
    }

    private static Map<String, AttributeValue> item(int i) {
        return Map.of(
                "pk",
                AttributeValue.fromS("partition"),
                "sk",
                AttributeValue.fromN(Integer.toString(i)),
                "name",
                AttributeValue.fromS("name " + i),
                "active",
                AttributeValue.fromBool(true));
    }

    private static void write(DynamoDbClient client) {
        for (int i = 0; i < ITEMS; i += 25) {
            List<WriteRequest> writes = new ArrayList<>(25);
            for (int j = i; j < i + 25; j++) {
                PutRequest put = PutRequest.builder().item(item(j)).build();
                writes.add(WriteRequest.builder().putRequest(put).build());
            }
            client.batchWriteItem(BatchWriteItemRequest.builder()
                    .requestItems(Map.of("items", writes))
                    .build());
        }
    }

    private static void read(DynamoDbClient client) {
        for (int i = 0; i < ITEMS; i += 100) {
            List<Map<String, AttributeValue>> keys = new ArrayList<>(100);
            for (int j = i; j < i + 100; j++) {
                keys.add(key(j));
            }
            KeysAndAttributes asked = KeysAndAttributes.builder().keys(keys).build();
            int found = client.batchGetItem(BatchGetItemRequest.builder()
                            .requestItems(Map.of("items", asked))
                            .build())
                    .responses()
                    .getOrDefault("items", List.of())
                    .size();
            if (found != 100) {
                throw new IllegalStateException("Found " + found);
            }
        }
    }

    private static void query(DynamoDbClient client) {
        for (int i = 0; i < QUERIES; i++) {
            Map<String, AttributeValue> values =
                    Map.of(":pk", AttributeValue.fromS("partition"), ":sk", AttributeValue.fromN(Integer.toString(i)));
            int found = client.query(QueryRequest.builder()
                            .tableName("items")
                            .keyConditionExpression("pk = :pk AND sk > :sk")
                            .expressionAttributeValues(values)
                            .limit(10)
                            .build())
                    .count();
            if (found != 10) {
                throw new IllegalStateException("Found " + found);
            }
        }
    }
}
