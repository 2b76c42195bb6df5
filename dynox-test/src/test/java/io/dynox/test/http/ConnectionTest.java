package io.dynox.test.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.http.RawClient.RawReply;
import io.dynox.test.internal.http.HttpLimits;
import io.dynox.test.internal.http.HttpListener;
import io.dynox.test.internal.protocol.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** What a client can do to its connection, and can't do to those of others. */
final class ConnectionTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String LIST = RawClient.request("ListTables", "{}");

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch blocked = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        blocked.countDown();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));
        StringBuilder requests = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            requests.append(RawClient.request("ListTables", "{\"Limit\": " + (i + 100) + "}"));
        }

        client.send(requests.toString());

        for (int i = 1; i <= 100; i++) {
            assertThat(client.reply().body()).contains("Value '" + (i + 100) + "' at 'limit'");
        }
    }

    @Test
    void aRequestMayComeInPieces() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));

        for (byte each : LIST.getBytes(UTF_8)) {
            client.send(new byte[] {each});
        }

        assertThat(client.reply().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void aBodyMayComeInChunks(int size) throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));
        String body = "{\"TableName\": \"users\", \"Item\": {\"pk\": {\"S\": \"" + "x".repeat(2000) + "\"}}}";
        StringBuilder chunks = new StringBuilder(RawClient.head("PutItem") + "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < body.length(); i += size) {
            String chunk = body.substring(i, Math.min(body.length(), i + size));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }

        client.send(chunks + "0\r\n\r\n");

        assertThat(client.reply().status()).isEqualTo(200);
        assertThat(dynamo.items("users")).hasSize(1);
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));

        client.send(RawClient.head("ListTables") + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");

        assertThat(client.reply().status()).isEqualTo(100);
        assertThat(client.send("{}").reply().status()).isEqualTo(200);
    }

    @Test
    void aClientThatAsksFirstForTooMuchIsRefused() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));

        client.send(RawClient.head("ListTables") + "Expect: 100-continue\r\nContent-Length: 17000000\r\n\r\n");

        assertThat(client.reply().status()).isEqualTo(413);
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void aBodyOf16MegabytesIsAccepted() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 26));
        String body = "{}" + " ".repeat(16 * 1024 * 1024 - 2);

        RawReply reply = client.send(RawClient.request("ListTables", body)).reply();

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void aBodyOfOneByteMoreIsRefused() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 26));
        String body = "{}" + " ".repeat(16 * 1024 * 1024 - 1);

        RawReply reply = client.send(RawClient.request("ListTables", body)).reply();

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.body()).contains("#RequestEntityTooLarge");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void chunksOfMoreThan16MegabytesAreRefused() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 26));
        client.send(RawClient.head("ListTables") + "Transfer-Encoding: chunked\r\n\r\n");
        String chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";

        for (int i = 0; i < 17; i++) {
            client.send(chunk);
        }

        assertThat(client.send("0\r\n\r\n").reply().status()).isEqualTo(413);
    }

    @Test
    void anAnnouncedBodyTakesNoMemoryBeforeItComes() throws IOException {
        HttpLimits limits = limits(LONG, LONG, 10, 1 << 16);
        RawClient announcing = connect(limits);
        RawClient other = again();

        announcing.send(RawClient.head("ListTables") + "Content-Length: 16000000\r\n\r\n{");

        assertThat(other.send(LIST).reply().status()).isEqualTo(200);
    }

    @Test
    void moreThanTheServersMemoryIsRefusedForNow() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 16));
        RawClient other = again();

        RawReply reply = client.send(RawClient.request("ListTables", "{}" + " ".repeat(1 << 17)))
                .reply();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(other.send(LIST).reply().status()).isEqualTo(200);
    }

    @Test
    void theMemoryOfARequestIsFreeWhenItIsAnswered() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 16));

        for (int i = 0; i < 20; i++) {
            RawReply reply = client.send(RawClient.request("ListTables", "{}" + " ".repeat(1 << 15)))
                    .reply();
            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    void theMemoryOfARequestIsFreeWhenItsConnectionBreaks() throws Exception {
        connect(limits(LONG, LONG, 1, 1 << 16));
        RawClient client = (RawClient) open.remove(1);

        for (int i = 0; i < 20; i++) {
            client.send(RawClient.head("ListTables") + "Content-Length: 40000\r\n\r\n" + " ".repeat(30_000));
            client.close();
            client = reconnected();
        }

        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\nnonsense\r\n\r\n",
                "GET\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n12",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\n\n"
            })
    void whatIsNoHttpIsRefusedAndEndsTheConnection(String nonsense) throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));
        RawClient other = again();

        assertThat(client.send(nonsense).end().rest()).startsWith("HTTP/1.1 400 ");
        assertThat(other.send(LIST).reply().status()).isEqualTo(200);
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));

        client.send("POST / HTTP/1.1\r\nX: " + "x".repeat(70_000));

        assertThat(client.end().rest()).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aBodyThatEndsTooEarlyIsNoRequest() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));
        String body = "{\"TableName\": \"users\", \"Item\": {\"pk\": {\"S\": \"a\"}}}";

        client.send(RawClient.head("PutItem") + "Content-Length: 1000\r\n\r\n" + body)
                .end();

        assertThat(client.isClosed()).isTrue();
        assertThat(dynamo.requests()).isEmpty();
    }

    @Test
    void aHeaderThatDripsEndsTheConnection() throws IOException {
        RawClient client = connect(limits(LONG, SHORT, 10, 1 << 20));

        client.send("POST / HTTP/1.1\r\nX: ");

        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void aBodyThatDripsEndsTheConnection() throws IOException {
        RawClient client = connect(limits(LONG, SHORT, 10, 1 << 20));

        client.send(RawClient.head("ListTables") + "Content-Length: 2\r\n\r\n{");

        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void aConnectionWithoutRequestsEnds() throws IOException {
        assertThat(connect(limits(SHORT, LONG, 10, 1 << 20)).isClosed()).isTrue();
    }

    @Test
    void anAnswerThatTakesLongerThanARequestMayIsGiven() throws IOException {
        RawClient client = connect(limits(LONG, SHORT, 10, 1 << 20));
        dynamo.faults().latency(SHORT.multipliedBy(3));

        assertThat(client.send(RawClient.request("ListTables", "{}")).reply().status())
                .isEqualTo(200);
    }

    @Test
    void oneConnectionTooManyEndsAtOnceAndTheOthersStay() throws IOException {
        RawClient first = connect(limits(LONG, LONG, 2, 1 << 20));
        RawClient second = again();
        assertThat(first.send(LIST).reply().status()).isEqualTo(200);
        assertThat(second.send(LIST).reply().status()).isEqualTo(200);

        RawClient third = again();

        assertThat(third.isClosed()).isTrue();
        assertThat(first.send(LIST).reply().status()).isEqualTo(200);
    }

    @Test
    void hundredsOfClientsThatSendHalfARequestHoldUpNobody() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 1_000, 1 << 24));
        for (int i = 0; i < 200; i++) {
            again().send(RawClient.head("ListTables") + "Content-Length: 1000\r\n\r\n{");
        }

        assertThat(client.send(LIST).reply().status()).isEqualTo(200);
    }

    @Test
    void aRequestThatBlocksHoldsUpNobody() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));
        // Each event loop has one of these.
        List<RawClient> others = List.of(again(), again(), again());
        dynamo.faults().where(this::block).latency(Duration.ofMillis(1));

        client.send(RawClient.request("PutItem", "{\"TableName\": \"users\", \"Item\": {\"pk\": {\"S\": \"a\"}}}"));

        for (RawClient other : others) {
            assertThat(other.send(LIST).reply().status()).isEqualTo(200);
        }
        blocked.countDown();
        assertThat(client.reply().status()).isEqualTo(200);
    }

    @Test
    void aClientThatReadsNoRepliesLosesItsPlace() throws IOException {
        RawClient client = connect(new HttpLimits(LONG, LONG, SHORT, LONG, 1, 1 << 24));
        dynamo.createTable("large", Key.string("pk"));
        for (int i = 0; i < 3; i++) {
            dynamo.seed("large", List.of(Map.of("pk", "a" + i, "text", "x".repeat(390_000))));
        }
        String scan = RawClient.request("Scan", "{\"TableName\": \"large\"}");

        // More than the buffers of both ends hold.
        client.send(scan.repeat(40));

        reconnected().close();
    }

    private boolean block(io.dynox.test.Item item) {
        try {
            blocked.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpLimits limits(Duration idle, Duration receive, int connections, long memory) {
        return new HttpLimits(idle, receive, LONG, LONG, connections, memory);
    }

    /** A first connection to a new server. */
    private RawClient connect(HttpLimits limits) throws IOException {
        HttpListener server = new HttpListener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                timer -> new Protocol(this::answer),
                limits);
        open.add(server);
        return again();
    }

    /** One more connection. */
    private RawClient again() throws IOException {
        RawClient client = new RawClient(((HttpListener) open.get(0)).address());
        open.add(client);
        return client;
    }

    /** A connection in the only place, when its last owner's is seen to have gone. */
    private RawClient reconnected() throws IOException {
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

    private CompletableFuture<? extends AwsResponse> answer(AwsRequest request) {
        if (request instanceof ListTablesRequest list) {
            return dynamo.asyncClient().listTables(list);
        }
        return request instanceof PutItemRequest put
                ? dynamo.asyncClient().putItem(put)
                : dynamo.asyncClient().scan((software.amazon.awssdk.services.dynamodb.model.ScanRequest) request);
    }
}
