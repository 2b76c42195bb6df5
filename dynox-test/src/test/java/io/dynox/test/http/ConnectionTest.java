package io.dynox.test.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.Key;
import io.dynox.test.internal.http.HttpLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can do to its connection, and can't do to those of others. */
final class ConnectionTest extends LimitedServer {

    private final CountDownLatch blocked = new CountDownLatch(1);

    @AfterEach
    void unblock() {
        blocked.countDown();
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
}
