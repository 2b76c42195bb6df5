package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.http.RawClient.RawReply;
import io.dynox.test.internal.http.HttpLimits;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies come, and how many bytes of them the server holds. */
final class RequestBodyTest extends LimitedServer {

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

    @Test
    void aBodyThatEndsTooEarlyIsNoRequest() throws IOException {
        RawClient client = connect(limits(LONG, LONG, 10, 1 << 20));
        String body = "{\"TableName\": \"users\", \"Item\": {\"pk\": {\"S\": \"a\"}}}";

        client.send(RawClient.head("PutItem") + "Content-Length: 1000\r\n\r\n" + body)
                .end();

        assertThat(client.isClosed()).isTrue();
        assertThat(dynamo.requests()).isEmpty();
    }
}
