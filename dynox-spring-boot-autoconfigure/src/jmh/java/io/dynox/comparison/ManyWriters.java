package io.dynox.comparison;

import io.dynox.BatchTable;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * A million writers of one item each, on ten thousand tables, over the wire to an HTTP client that answers at once: prints the heap that
 * is in use after a collection, so that what is kept of a writer or of a table shows. {@code writers} and {@code tables} are system
 * properties.
 */
public final class ManyWriters {

    private static final int WRITERS = Integer.getInteger("writers", 1_000_000);
    private static final int TABLES = Integer.getInteger("tables", 10_000);
    private static final int LINES = 10;
    /** At a time. */
    private static final int OPEN = 500;

    private ManyWriters() {}

    /** Writes. */
    public static void main(String[] args) {
        try (InstantHttp http = new InstantHttp();
                DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                        .httpClient(http)
                        .build();
                DynoxClient dynox = builder(client).wire(http).build()) {
            System.out.printf("%12s %10s %10s %10s%n", "writers", "heap KB", "ns CPU", "bytes");
            int part = WRITERS / LINES;
            for (int from = 0; from < WRITERS; from += part) {
                int first = from;
                Cost cost = Cost.of(part, () -> write(dynox, first, part));
                System.out.printf(
                        "%,12d %,10d %,10.0f %,10.0f%n", first + part, heap() >> 10, cost.cpuNanos(), cost.bytes());
            }
        }
    }

    /** The keys are named, so that nothing is asked. */
    private static DynoxClientBuilder builder(DynamoDbAsyncClient client) {
        DynoxClientBuilder builder = DynoxClient.builder(client);
        for (int i = 0; i < TABLES; i++) {
            builder.tableKeys("people-" + i, "pk");
        }
        return builder;
    }

    private static void write(DynoxClient dynox, int from, int writers) {
        for (int id = from; id < from + writers; id += OPEN) {
            CompletableFuture<?>[] open = new CompletableFuture<?>[OPEN];
            for (int i = 0; i < OPEN; i++) {
                BatchTable<Person> people = dynox.operations().table("people-" + (id + i) % TABLES, Person.class);
                open[i] = people.batchWrite(List.of(Person.of(id + i, "")), List.of());
            }
            CompletableFuture.allOf(open).join();
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
