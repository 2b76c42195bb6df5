package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.client.DynoxClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Who closes the connections of the wire. */
class WireConnectionsTest {

    private static final int PATIENCE_MILLIS = 30_000;
    /** The HTTP client itself ends a connection that nobody has used for five seconds. */
    private static final int LESS_THAN_IDLE_MILLIS = 2_000;

    private final ServerSocket server;
    private final ApplicationContextRunner runner;

    WireConnectionsTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        runner = new ApplicationContextRunner()
                .withConfiguration(DynoxAutoConfigurations.all())
                .withPropertyValues(
                        "dynox.region=eu-central-1",
                        "dynox.endpoint=http://127.0.0.1:" + server.getLocalPort(),
                        "dynox.credentials.access-key=a",
                        "dynox.credentials.secret-key=b",
                        "dynox.transport=wire",
                        "dynox.tables.users.partition-key=pk");
    }

    @BeforeEach
    void neverWaitForEver() throws IOException {
        server.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void thoseOfDynoxEndWithTheApplication() throws IOException {
        AtomicReference<Socket> kept = new AtomicReference<>();

        runner.run(context -> {
            CompletableFuture<?> written =
                    context.getBean(BatchOperations.class).batchWrite("users", List.of(Map.of("pk", "1")), List.of());
            kept.set(answered());
            written.join();
        });

        try (Socket connection = Objects.requireNonNull(kept.get())) {
            connection.setSoTimeout(LESS_THAN_IDLE_MILLIS);
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
    }

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

    private static DynamoDbAsyncClient client(SdkAsyncHttpClient http) {
        return DynamoDbAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(http)
                .build();
    }

    /** A connection that has had one answer, and is kept alive. */
    private Socket answered() throws IOException {
        Socket connection = server.accept();
        InputStream in = connection.getInputStream();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length =
                        Integer.parseInt(lower.substring(lower.indexOf(':') + 1).trim());
            }
        }
        assertThat(in.readNBytes(length)).hasSize(length);
        connection
                .getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
        return connection;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
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
