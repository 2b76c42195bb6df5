package io.dynox.comparison;

import io.dynox.client.DynoxClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * What an item costs with Dynox and with the clients of the SDK, over HTTP to a {@linkplain Stub stub}. System properties choose:
 * {@code contest} (a part of its name, all by default), {@code client} (a part of the clients' names, all by default), {@code rounds},
 * {@code warmup}, {@code loops} (threads of Netty for the SDK's client, its default by default), {@code note} (characters that an item has besides 200 bytes; several, with commas), {@code concurrency} of the loops
 * written by hand.
 */
public final class Comparison {

    private static final int CONNECTIONS = 100;
    /** As many as the auto-configuration gives to the wire. */
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);

    /** A million items; these rounds have no other client that waits. */
    private static final int LARGE_WARM_UP = 10;

    private static final Duration LATENCY = Duration.ofMillis(10);

    private final int rounds = Integer.getInteger("rounds", 15);
    private final int warmUp = Integer.getInteger("warmup", 8);
    private final int concurrency = Integer.getInteger("concurrency", 8);
    private final String contests = System.getProperty("contest", "");
    private final String clients = System.getProperty("client", "");

    private Comparison() {}

    /** Runs the contests. */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Comparison comparison = new Comparison();
        comparison.engine();
        for (String note : System.getProperty("note", "30,750").split(",")) {
            comparison.at(Duration.ZERO, "x".repeat(Integer.parseInt(note)));
        }
        comparison.at(LATENCY, "x".repeat(30));
        System.exit(0);
    }

    private void engine() {
        try (Engine engine = new Engine()) {
            run(
                    new Contest("engine alone, with a transport that answers at once", 200_000)
                            .client("what its caller makes", engine::nothing)
                            .client("engine", engine::put),
                    warmUp,
                    rounds);
        }
    }

    private void at(Duration latency, String note) throws IOException {
        try (Stub stub = new Stub(latency, Person.json(note));
                SdkAsyncHttpClient http = http(Integer.getInteger("loops"));
                SdkAsyncHttpClient wireHttp = http(EVENT_LOOPS);
                DynamoDbAsyncClient client = client(stub.endpoint(), http);
                DynoxClient sdk = DynoxClient.builder(client)
                        .tableKeys(Person.TABLE, "pk")
                        .build();
                DynoxClient wire = DynoxClient.builder(client)
                        .tableKeys(Person.TABLE, "pk")
                        .wire(wireHttp)
                        .build()) {
            AwsSdk aws = new AwsSdk(client, note, concurrency);
            Dynox overSdk = new Dynox(sdk, note);
            Dynox overWire = new Dynox(wire, note);
            if (latency.isZero()) {
                String size = ", items with a note of " + note.length() + " characters";
                costs(size, aws, overSdk, overWire);
            } else {
                run(
                        new Contest("throughput: large writes at a latency of " + LATENCY, 100_000)
                                .client("Dynox wire records", overWire::writeRecords),
                        LARGE_WARM_UP,
                        9);
                run(
                        new Contest("throughput: writes at a latency of " + LATENCY, 5_000)
                                .client("SDK, one by one", aws::writeCalls)
                                .client("Dynox sdk records", overSdk::writeRecords)
                                .client("Dynox wire records", overWire::writeRecords),
                        3,
                        9);
            }
        }
    }

    private void costs(String size, AwsSdk aws, Dynox sdk, Dynox wire) {
        run(
                new Contest("write" + size, 10_000)
                        .client("SDK loop", aws::write)
                        .client("Enhanced beans", aws::writeBeans)
                        .client("Dynox sdk maps", sdk::writeMaps)
                        .client("Dynox sdk records", sdk::writeRecords)
                        .client("Dynox sdk beans", sdk::writeBeans)
                        .client("Dynox wire maps", wire::writeMaps)
                        .client("Dynox wire records", wire::writeRecords)
                        .client("Dynox wire beans", wire::writeBeans),
                warmUp,
                rounds);
        run(
                new Contest("read" + size, 10_000)
                        .client("Enhanced beans", aws::readBeans)
                        .client("SDK loop", aws::read)
                        .client("Dynox sdk maps", sdk::readMaps)
                        .client("Dynox sdk records", sdk::readRecords)
                        .client("Dynox sdk beans", sdk::readBeans)
                        .client("Dynox wire maps", wire::readMaps)
                        .client("Dynox wire records", wire::readRecords)
                        .client("Dynox wire beans", wire::readBeans),
                warmUp,
                rounds);
        run(
                new Contest("small: batchWrite of 25" + size, 5_000)
                        .client("SDK call", aws::writeCalls)
                        .client("Dynox sdk records", sdk::writeCalls)
                        .client("Dynox wire records", wire::writeCalls),
                warmUp,
                rounds);
        run(
                new Contest("small: batchGet of 100" + size, 5_000)
                        .client("SDK call", aws::readCalls)
                        .client("Dynox sdk records", sdk::readCalls)
                        .client("Dynox wire records", wire::readCalls),
                warmUp,
                rounds);
    }

    private void run(Contest contest, int warmUp, int rounds) {
        if (contest.name().contains(contests)) {
            contest.run(warmUp, rounds, clients);
        }
    }

    private static SdkAsyncHttpClient http(@Nullable Integer eventLoops) {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(eventLoops))
                .maxConcurrency(CONNECTIONS)
                .build();
    }

    private static DynamoDbAsyncClient client(URI endpoint, SdkAsyncHttpClient http) {
        return DynamoDbAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .httpClient(http)
                .build();
    }
}
