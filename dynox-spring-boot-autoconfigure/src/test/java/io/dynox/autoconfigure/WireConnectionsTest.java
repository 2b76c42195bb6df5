package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.client.DynoxClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What Dynox connects ends with it; what the application sends over is not closed by the wire. */
class WireConnectionsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(DynoxAutoConfigurations.all())
            .withPropertyValues("dynox.transport=wire", "dynox.tables.users.partition-key=pk");

    /** The application's client is closed as a bean; what it sends over is the application's. */
    @Test
    void theHttpClientOfTheApplicationStaysOpen() {
        Http http = new Http();

        runner.withBean(DynamoDbAsyncClient.class, () -> client(http))
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("wire"));

        assertThat(http.closed).isFalse();
    }

    @Test
    void anHttpClientThatTheApplicationGaveForTheWireStaysOpen() {
        Http http = new Http();

        try (DynamoDbAsyncClient client = client(new Http())) {
            DynoxClient.builder(client).wire(http).build().close();
        }

        assertThat(http.closed).isFalse();
    }

    /** The connection is kept alive after the reply, so that only the end of its client ends it. */
    @Test
    void theConnectionsOfDynoxEndWithTheContext() throws IOException {
        byte[] found = "{\"Responses\":{\"users\":[]},\"UnprocessedKeys\":{}}".getBytes(StandardCharsets.US_ASCII);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> connection = new CompletableFuture<>();
            runner.withPropertyValues(
                            "dynox.region=eu-central-1",
                            "dynox.endpoint=http://127.0.0.1:" + server.getLocalPort(),
                            "dynox.credentials.access-key=a",
                            "dynox.credentials.secret-key=b")
                    .run(context -> {
                        CompletableFuture<?> read =
                                context.getBean(BatchOperations.class).batchGet("users", List.of(Map.of("pk", "1")));
                        assertThat(context.getBean(DynoxClient.class).transport())
                                .isEqualTo("wire");
                        Socket accepted = server.accept();
                        connection.complete(accepted);
                        readRequest(accepted.getInputStream());
                        OutputStream out = accepted.getOutputStream();
                        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + found.length + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                        out.write(found);
                        read.join();
                    });

            try (Socket open = connection.join()) {
                // it has ended by now; the client would end it after five idle seconds, too
                open.setSoTimeout(3_000);
                assertThat(open.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the request ends early: %s", head).isNotNegative();
            head.append((char) next);
        }
        Matcher length = Pattern.compile("(?i)content-length: *([0-9]+)").matcher(head);
        assertThat(length.find()).isTrue();
        in.skipNBytes(Long.parseLong(length.group(1)));
    }

    private static DynamoDbAsyncClient client(SdkAsyncHttpClient http) {
        return DynamoDbAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(http)
                .build();
    }

    private static final class Http implements SdkAsyncHttpClient {

        final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            return CompletableFuture.failedFuture(new IOException("nothing is sent"));
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
