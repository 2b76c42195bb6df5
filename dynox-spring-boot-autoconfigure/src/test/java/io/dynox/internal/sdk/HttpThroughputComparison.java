package io.dynox.internal.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dynox.SyncBatchWriter;
import io.dynox.client.DynoxClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Compares a Dynox writer with defaults to the loop that people write by hand, one batch after the other, over HTTP to a
 * stub that answers after ten milliseconds. Paired rounds in one process; not a test, as it measures time. Run {@code main}.
 */
final class HttpThroughputComparison {

    private static final int BY_HAND_ITEMS = 5_000;
    private static final int DYNOX_ITEMS = 100_000;
    private static final int ROUNDS = 5;
    private static final Duration LATENCY = Duration.ofMillis(10);

    private HttpThroughputComparison() {}

    public static void main(String[] args) throws IOException {
        // without it the stub's small replies wait 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ScheduledExecutorService answers = Executors.newScheduledThreadPool(1);
        HttpServer stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stub.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            Future<?> unused = answers.schedule(() -> answer(exchange), LATENCY.toMillis(), TimeUnit.MILLISECONDS);
        });
        stub.start();
        try (DynamoDbAsyncClient client = client(stub.getAddress());
                DynoxClient dynox =
                        DynoxClient.builder(client).tableKeys("t", "pk").build()) {
            for (int round = 0; round < ROUNDS; round++) {
                double byHand = perSecond(BY_HAND_ITEMS, () -> writeByHand(client));
                double withDynox = perSecond(DYNOX_ITEMS, () -> writeWithDynox(dynox));
                System.out.printf(
                        "by hand %,.0f items/s, Dynox %,.0f items/s, ratio %.1f%n",
                        byHand, withDynox, withDynox / byHand);
            }
        } finally {
            stub.stop(0);
            answers.shutdownNow();
        }
    }

    private static void answer(HttpExchange exchange) {
        byte[] body = "{\"UnprocessedItems\":{}}".getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DynamoDbAsyncClient client(InetSocketAddress address) {
        return DynamoDbAsyncClient.builder()
                .endpointOverride(URI.create("http://" + address.getHostString() + ":" + address.getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(100))
                .build();
    }

    private static void writeByHand(DynamoDbAsyncClient client) {
        for (int first = 0; first < BY_HAND_ITEMS; first += 25) {
            List<WriteRequest> batch = new ArrayList<>(25);
            IntStream.range(first, first + 25)
                    .forEach(id -> batch.add(WriteRequest.builder()
                            .putRequest(put -> put.item(Map.of(
                                    "pk", AttributeValue.fromS("USER#" + id),
                                    "name", AttributeValue.fromS("User number " + id),
                                    "age", AttributeValue.fromN(Integer.toString(id % 90)))))
                            .build()));
            client.batchWriteItem(request -> request.requestItems(Map.of("t", batch)))
                    .join();
        }
    }

    private static void writeWithDynox(DynoxClient dynox) {
        try (SyncBatchWriter<Map<String, Object>> batch =
                dynox.operations().sync().writer("t")) {
            for (int id = 0; id < DYNOX_ITEMS; id++) {
                batch.put(Map.of("pk", "USER#" + id, "name", "User number " + id, "age", id % 90));
            }
        }
    }

    private static double perSecond(int items, Runnable run) {
        long start = System.nanoTime();
        run.run();
        return items * 1e9 / (System.nanoTime() - start);
    }
}
