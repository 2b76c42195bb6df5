package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.internal.http.HttpLimits;
import io.dynox.test.internal.http.HttpListener;
import io.dynox.test.internal.protocol.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** A server with limits of the test's own, and connections to it. */
abstract class LimitedServer {

    static final Duration LONG = Duration.ofMinutes(10);
    static final Duration SHORT = Duration.ofMillis(100);
    static final String LIST = RawClient.request("ListTables", "{}");

    final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
    final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    static HttpLimits limits(Duration idle, Duration receive, int connections, long memory) {
        return new HttpLimits(idle, receive, LONG, LONG, connections, memory);
    }

    /** A first connection to a new server. */
    RawClient connect(HttpLimits limits) throws IOException {
        HttpListener server = new HttpListener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                timer -> new Protocol(this::answer),
                limits);
        open.add(server);
        return again();
    }

    /** One more connection. */
    RawClient again() throws IOException {
        RawClient client = new RawClient(((HttpListener) open.get(0)).address());
        open.add(client);
        return client;
    }

    /** A connection in the only place, when its last owner's is seen to have gone. */
    RawClient reconnected() throws IOException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            RawClient client = new RawClient(((HttpListener) open.get(0)).address());
            try {
                assertThat(client.send(LIST).reply().status()).isEqualTo(200);
                return client;
            } catch (IOException e) {
                client.close();
            }
        }
        throw new IOException("The place doesn't become free");
    }

    CompletableFuture<? extends AwsResponse> answer(AwsRequest request) {
        if (request instanceof ListTablesRequest list) {
            return dynamo.asyncClient().listTables(list);
        }
        return request instanceof PutItemRequest put
                ? dynamo.asyncClient().putItem(put)
                : dynamo.asyncClient().scan((software.amazon.awssdk.services.dynamodb.model.ScanRequest) request);
    }
}
