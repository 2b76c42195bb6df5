package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The properties of the HTTP client, against a server on this machine that takes connections and never answers. */
class HttpPropertiesTest {

    private static final int BACKLOG = 50;

    private final List<Socket> others = new ArrayList<>();
    private final ServerSocket server = listen(BACKLOG);
    private final ApplicationContextRunner runner = runner(server);

    @AfterEach
    void closeSockets() throws IOException {
        for (Socket socket : others) {
            socket.close();
        }
        server.close();
    }

    @Test
    @ProvesProperty("dynox.http.read-timeout")
    void aConnectionThatBringsNothingFails() {
        runner.withPropertyValues("dynox.http.read-timeout=200ms")
                .run(context -> assertThat(failure(
                                context.getBean(DynamoDbAsyncClient.class).listTables()))
                        .hasStackTraceContaining("ReadTimeoutException"));
    }

    @Test
    @ProvesProperty("dynox.client.attempt-timeout")
    void anAttemptThatTakesTooLongFails() {
        runner.withPropertyValues("dynox.client.attempt-timeout=200ms")
                .run(context -> assertThat(failure(
                                context.getBean(DynamoDbAsyncClient.class).listTables()))
                        .hasStackTraceContaining("200 millis"));
    }

    @Test
    @ProvesProperty("dynox.http.write-timeout")
    void aConnectionThatTakesNothingFails() {
        AttributeValue large = AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(new byte[40 << 20]));
        runner.withPropertyValues("dynox.http.write-timeout=300ms")
                .run(context -> assertThat(failure(context.getBean(DynamoDbAsyncClient.class)
                                .putItem(put -> put.tableName("users").item(Map.of("pk", large)))))
                        .hasStackTraceContaining("No data was written to the request body within 300ms"));
    }

    @Test
    @ProvesProperty({"dynox.http.max-connections", "dynox.http.acquire-timeout"})
    void aRequestWaitsNoLongerForOneOfTheConnections() {
        runner.withPropertyValues(
                        "dynox.http.max-connections=1",
                        "dynox.write.concurrency=1",
                        "dynox.get.concurrency=1",
                        "dynox.http.acquire-timeout=200ms")
                .run(context -> {
                    DynamoDbAsyncClient client = context.getBean(DynamoDbAsyncClient.class);
                    CompletableFuture<?> either = CompletableFuture.anyOf(client.listTables(), client.listTables());

                    assertThat(failure(either)).hasStackTraceContaining("Acquire operation took longer");
                });
    }

    /** A server whose queue is full leaves further connections unanswered, on Linux. */
    @Test
    @ProvesProperty("dynox.http.connection-timeout")
    void aServerThatDoesntTakeTheConnectionFails() throws IOException {
        try (ServerSocket full = listen(1)) {
            fill(full);
            runner(full)
                    .withPropertyValues("dynox.http.connection-timeout=150ms")
                    .run(context -> assertThat(failure(
                                    context.getBean(DynamoDbAsyncClient.class).listTables()))
                            .hasStackTraceContaining("connection timed out after 150 ms"));
        }
    }

    @Test
    @ProvesProperty("dynox.http.event-loop-threads")
    void soManyThreadsServeTheConnections() {
        runner.withPropertyValues("dynox.http.event-loop-threads=3")
                .run(context -> assertThat(eventLoops(context)).hasSize(3));
    }

    @Test
    void oneThreadForEveryFourProcessorsServesTheConnections() {
        runner.run(context -> assertThat(eventLoops(context))
                .hasSize(Math.max(1, Runtime.getRuntime().availableProcessors() / 4)));
    }

    private static Iterable<?> eventLoops(ApplicationContext context) {
        Object group = ReflectionTestUtils.getField(context.getBean(NettyHttpClients.class), "eventLoops");
        return ((SdkEventLoopGroup) Objects.requireNonNull(group)).eventLoopGroup();
    }

    private void fill(ServerSocket full) throws IOException {
        for (int i = 0; i < BACKLOG; i++) {
            Socket socket = new Socket();
            others.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IllegalStateException("the queue of the server was never full");
    }

    private static ApplicationContextRunner runner(ServerSocket server) {
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        return new ApplicationContextRunner()
                .withConfiguration(DynoxAutoConfigurations.all())
                .withBean(DynoxClientCustomizer.class, () -> HttpPropertiesTest::withoutRetries)
                .withPropertyValues(
                        "dynox.region=eu-central-1",
                        "dynox.endpoint=http://127.0.0.1:" + address.getPort(),
                        "dynox.credentials.access-key=a",
                        "dynox.credentials.secret-key=s");
    }

    private static void withoutRetries(DynamoDbAsyncClientBuilder builder) {
        builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
    }

    private static ServerSocket listen(int backlog) {
        try {
            return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Throwable failure(CompletableFuture<?> call) {
        try {
            call.join();
        } catch (CompletionException e) {
            return e;
        }
        throw new AssertionError("the call succeeded");
    }
}
