package io.dynox.test.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dynox.test.InMemoryDynamoDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * An in-memory DynamoDB behind DynamoDB's JSON protocol on the loopback address, so that raw requests can be sent to its clients, and
 * servers can be compared with it. Thread-safe.
 */
public final class WireServer implements AutoCloseable {

    private static final String STREAMS = "DynamoDBStreams_20120810";

    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final InMemoryDynamoDb dynamo;
    private final HttpServer server;

    /** A server at {@code port}, or at a free one for 0. */
    public WireServer(InMemoryDynamoDb dynamo, int port) {
        this.dynamo = dynamo;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Serves an empty database at the port that the argument names until the process ends. */
    public static void main(String[] arguments) {
        @SuppressWarnings("resource") // for as long as the process lives
        WireServer server = new WireServer(InMemoryDynamoDb.create(), Integer.parseInt(arguments[0]));
        System.out.println(server.endpoint());
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply = reply(exchange.getRequestHeaders().getFirst("X-Amz-Target"), body);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply reply(String target, String body) {
        Call call = calls.computeIfAbsent(target, this::find);
        try {
            SdkRequest request = read(call, body);
            return new Reply(200, SdkJson.write((SdkPojo) call.method().invoke(call.client(), request)));
        } catch (SdkJson.SerializationFailure e) {
            return error(400, "com.amazon.coral.service#SerializationException", e.getMessage(), "");
        } catch (ReflectiveOperationException e) {
            return failure(e.getCause());
        }
    }

    /** Text that is no JSON, or no Base64 where that is asked for, is as bad as a member of the wrong type. */
    private static SdkRequest read(Call call, String body) throws ReflectiveOperationException {
        try {
            return (SdkRequest) SdkJson.read(call.request(), JsonNode.parser().parse(body));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new SdkJson.SerializationFailure(String.valueOf(e.getMessage()));
        }
    }

    private static Reply failure(Throwable cause) {
        if (!(cause instanceof AwsServiceException error)) {
            return error(500, "InMemoryDynamoDb#" + cause.getClass().getSimpleName(), cause.toString(), "");
        }
        String code = error.awsErrorDetails().errorCode();
        boolean isValidation = code.equals("ValidationException");
        String more = members(SdkJson.write(error));
        return error(
                error.statusCode(),
                (isValidation ? "com.amazon.coral.validate#" : "com.amazonaws.dynamodb.v20120810#") + code,
                error.awsErrorDetails().errorMessage(),
                more);
    }

    private static String members(String object) {
        String members = object.substring(1, object.length() - 1);
        return members.isEmpty() ? "" : "," + members;
    }

    private static Reply error(int status, String type, String message, String more) {
        return new Reply(
                status, "{\"__type\":" + SdkJson.text(type) + ",\"message\":" + SdkJson.text(message) + more + "}");
    }

    private Call find(String target) {
        String name = target.substring(target.indexOf('.') + 1);
        boolean isStreams = target.startsWith(STREAMS);
        Class<?> client = isStreams ? DynamoDbStreamsClient.class : DynamoDbClient.class;
        Method method = Arrays.stream(client.getMethods())
                .filter(any -> any.getName().equalsIgnoreCase(name))
                .filter(any -> any.getParameterCount() == 1)
                .filter(any -> SdkRequest.class.isAssignableFrom(any.getParameterTypes()[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(target));
        return new Call(isStreams ? dynamo.streamsClient() : dynamo.client(), method);
    }

    private record Reply(int status, String body) {}

    /** An operation of one of the clients. */
    private record Call(Object client, Method method) {

        SdkPojo request() throws ReflectiveOperationException {
            return (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        }
    }
}
