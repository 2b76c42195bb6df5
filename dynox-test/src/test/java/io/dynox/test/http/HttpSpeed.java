package io.dynox.test.http;

import io.dynox.test.DynoxServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Measures our server, in a process of its own, beside another one at the endpoint that the argument names: the same client, the same
 * requests, in turns. Not a test; run its main method on the test class path. The last rounds tell.
 */
final class HttpSpeed {

    private static final int THREADS = 4;
    private static final int ROUNDS = 7;
    private static final int WRITES = 25;
    private static final int READS = 100;
    private static final int REQUESTS = 400;
    private static final String TABLE = "speed";

    private final DynamoDbClient client;
    private final long[] write = new long[ROUNDS];
    private final long[] read = new long[ROUNDS];
    private final long[] get = new long[ROUNDS];

    private HttpSpeed(URI endpoint) {
        client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("speed", "speed")))
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DynoxServer.class.getName(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            HttpSpeed ours = new HttpSpeed(endpoint(process));
            HttpSpeed other = new HttpSpeed(URI.create(arguments[0]));
            ours.createTable();
            other.createTable();
            for (int round = 0; round < ROUNDS; round++) {
                ours.measure(round);
                other.measure(round);
            }
            System.out.printf(
                    "ours / other, medians of %d rounds: batch writes %.1f, batch reads %.1f, single reads %.1f%n",
                    ROUNDS - 2,
                    ratio(other.write, ours.write),
                    ratio(other.read, ours.read),
                    ratio(other.get, ours.get));
            System.out.printf(
                    "ours, a second: %,d items written, %,d items read, %,d single reads%n",
                    REQUESTS * WRITES * 1_000_000_000L / median(ours.write),
                    REQUESTS * READS * 1_000_000_000L / median(ours.read),
                    REQUESTS * 4 * 1_000_000_000L / median(ours.get));
        } finally {
            process.destroy();
        }
    }

    private static URI endpoint(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return URI.create(out.readLine().split(" ", 4)[2]);
    }

    private static double ratio(long[] others, long[] ours) {
        return (double) median(others) / median(ours);
    }

    private static long median(long[] times) {
        long[] warm = Arrays.copyOfRange(times, 2, times.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private void createTable() {
        client.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType("S")
                        .build()));
        client.waiter().waitUntilTableExists(r -> r.tableName(TABLE));
    }

    private void measure(int round) throws InterruptedException {
        write[round] = time(REQUESTS, this::write);
        read[round] = time(REQUESTS, this::read);
        get[round] = time(REQUESTS * 4, this::get);
    }

    private static long time(int count, IntConsumer request) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(THREADS);
        long start = System.nanoTime();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            new Thread(() -> {
                        for (int i = first; i < count; i += THREADS) {
                            request.accept(i);
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        return System.nanoTime() - start;
    }

    private void write(int number) {
        List<WriteRequest> writes = new ArrayList<>(WRITES);
        for (int i = number * WRITES; i < (number + 1) * WRITES; i++) {
            int key = i;
            writes.add(WriteRequest.builder().putRequest(p -> p.item(item(key))).build());
        }
        client.batchWriteItem(r -> r.requestItems(Map.of(TABLE, writes)));
    }

    private void read(int number) {
        int first = number * READS % (REQUESTS * WRITES - READS);
        List<Map<String, AttributeValue>> keys =
                IntStream.range(first, first + READS).mapToObj(HttpSpeed::key).toList();
        client.batchGetItem(r -> r.requestItems(
                Map.of(TABLE, KeysAndAttributes.builder().keys(keys).build())));
    }

    private void get(int number) {
        client.getItem(r -> r.tableName(TABLE).key(key(number)));
    }

    private static Map<String, AttributeValue> key(int i) {
        return Map.of("pk", AttributeValue.fromS("item " + i));
    }

    private static Map<String, AttributeValue> item(int i) {
        return Map.of(
                "pk", AttributeValue.fromS("item " + i),
                "name", AttributeValue.fromS("name of the item " + i),
                "number", AttributeValue.fromN(Integer.toString(i)),
                "active", AttributeValue.fromBool(true));
    }
}
