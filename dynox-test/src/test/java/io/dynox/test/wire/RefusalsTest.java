package io.dynox.test.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Requests as they come over the wire, each refused with the service's code and text. An independent DynamoDB server answers each line
 * of {@code refusals.jsonl} with the same words, but for those on table names, limits and empty batches, which the service has changed since; {@code tables.jsonl} makes what they are about.
 */
final class RefusalsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DynoxServer SERVER = InMemoryDynamoDb.create().serve(0);

    @BeforeAll
    static void fill() {
        for (String line : lines("tables.jsonl")) {
            HttpResponse<String> reply = send(parse(line));
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRequestIsRefusedInTheServicesWords(String line) {
        JsonNode exchange = parse(line);

        HttpResponse<String> reply = send(exchange);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(refusal(parse(reply.body()))).isEqualTo(text(exchange, "refusal"));
    }

    @Test
    void aMemberOfTheWrongJsonTypeIsASerializationError() {
        HttpResponse<String> reply = send(parse("{\"operation\": \"GetItem\", \"request\": {\"TableName\": 1}}"));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(refusal(parse(reply.body()))).startsWith("SerializationException: ");
    }

    static List<String> refusals() {
        return lines("refusals.jsonl");
    }

    private static HttpResponse<String> send(JsonNode exchange) {
        HttpRequest request = HttpRequest.newBuilder(SERVER.endpoint())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Date", "20260101T000000Z")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c")
                .header("X-Amz-Target", "DynamoDB_20120810." + text(exchange, "operation"))
                .POST(BodyPublishers.ofString(
                        exchange.field("request").orElseThrow().toString()))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String refusal(JsonNode reply) {
        return text(reply, "__type").replaceFirst(".*#", "") + ": "
                + reply.field("message")
                        .or(() -> reply.field("Message"))
                        .orElseThrow()
                        .asString();
    }

    private static String text(JsonNode json, String member) {
        return json.field(member).orElseThrow().asString();
    }

    private static JsonNode parse(String json) {
        return JsonNode.parser().parse(json);
    }

    private static List<String> lines(String resource) {
        var stream = Objects.requireNonNull(RefusalsTest.class.getResourceAsStream(resource), resource);
        try (Stream<String> lines = new BufferedReader(new InputStreamReader(stream, UTF_8)).lines()) {
            return lines.toList();
        }
    }
}
