package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.http.RawClient.RawReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says to bodies that no SDK sends, in the service's words where they are known. */
final class JsonBodyTest {

    private static final String SERIALIZATION = "com.amazon.coral.service#SerializationException";

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
    private DynoxServer server;
    private RawClient client;

    @BeforeEach
    void open() throws IOException {
        server = dynamo.serve(0);
        client = new RawClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "1",
                "{}}",
                "{\"TableName\"}",
                "{'TableName': 1}",
                "{\"a\": \"\\x\"}",
                "\"\"",
                "{} x"
            })
    void whatIsNoJsonObjectIsASerializationError(String json) throws IOException {
        RawReply reply = client.send(RawClient.request("GetItem", json)).reply();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"__type\":\"" + SERIALIZATION + "\"}");
    }

    @Test
    void bytesThatAreNoUtf8AreASerializationError() throws IOException {
        client.send(RawClient.head("GetItem") + "Content-Length: 4\r\n\r\n");

        RawReply reply = client.send(new byte[] {'{', '"', (byte) 0xC3, '"'}).reply();

        assertThat(reply.body()).isEqualTo("{\"__type\":\"" + SERIALIZATION + "\"}");
    }

    @Test
    void nestingWithoutEndIsASerializationError() throws IOException {
        RawReply reply = client.send(RawClient.request(
                        "PutItem", "{\"TableName\": \"users\", \"Item\": {\"pk\": " + "{\"L\": [".repeat(100_000)))
                .reply();

        assertThat(reply.body()).isEqualTo("{\"__type\":\"" + SERIALIZATION + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"TableName\": 1} | NUMBER_VALUE cannot be converted to String",
                "{\"TableName\": 1.5} | DECIMAL_VALUE cannot be converted to String",
                "{\"TableName\": true} | TRUE_VALUE cannot be converted to String",
                "{\"TableName\": {}} | Start of structure or map found where not expected",
                "{\"TableName\": []} | Unrecognized collection type class java.lang.String",
                "{\"ConsistentRead\": 1} | NUMBER_VALUE cannot be converted to Boolean",
                "{\"ConsistentRead\": \"perhaps\"} | Unexpected token received from parser",
                "{\"AttributesToGet\": \"a\"} | Unexpected field type",
                "{\"AttributesToGet\": {}} | Start of structure or map found where not expected",
                "{\"Key\": \"a\"} | Unexpected field type",
                "{\"Key\": []} | Unrecognized collection type java.util.Map<java.lang.String,"
                        + " com.amazonaws.dynamodb.v20120810.AttributeValue>",
                "{\"Key\": {\"pk\": \"a\"}} | Unexpected value type in payload",
                "{\"Key\": {\"pk\": []}} | Unrecognized collection type class"
                        + " com.amazonaws.dynamodb.v20120810.AttributeValue",
                "{\"Key\": {\"pk\": {\"B\": 1}}} | only base-64-encoded strings are convertible to bytes",
                "{\"Key\": {\"pk\": {\"B\": \"a\"}}} | Base64 encoded length is expected a multiple of 4 bytes but found: 1",
                "{\"Key\": {\"pk\": {\"B\": \"ab+=\"}}} | Invalid last non-pad Base64 character dectected",
                "{\"Key\": {\"pk\": {\"B\": \"a_-=\"}}} | Invalid last non-pad Base64 character dectected",
            })
    void aMemberOfAnotherTypeIsToldInTheServicesWords(String json, String message) throws IOException {
        RawReply reply = client.send(RawClient.request("GetItem", json)).reply();

        assertThat(reply.body()).isEqualTo("{\"__type\":\"" + SERIALIZATION + "\",\"Message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "Limit, '\"a\"', STRING_VALUE cannot be converted to Integer",
        "Limit, true, TRUE_VALUE cannot be converted to Integer",
    })
    void aNumberOfAnotherTypeIsToldInTheServicesWords(String member, String json, String message) throws IOException {
        RawReply reply = client.send(RawClient.request("Scan", "{\"" + member + "\": " + json + "}"))
                .reply();

        assertThat(reply.body()).isEqualTo("{\"__type\":\"" + SERIALIZATION + "\",\"Message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "99999999999999999999", "-1e400"})
    void aNumberBeyondAllBoundsIsRefusedAsOutOfRange(String limit) throws IOException {
        RawReply reply = client.send(RawClient.request("ListTables", "{\"Limit\": " + limit + "}"))
                .reply();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("ValidationException", "limit");
    }

    @Test
    void membersThatAreUnknownOrNullCountForNothing() throws IOException {
        RawReply reply = client.send(RawClient.request(
                        "GetItem",
                        "{\"Unknown\": {\"a\": [1, {}]}, \"TableName\": \"none\", \"TableName\": \"users\","
                                + " \"ProjectionExpression\": null, \"Key\": {\"pk\": {\"S\": \"a\", \"N\": null}}}"))
                .reply();

        assertThat(reply.body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"TableName\": \"users\", \"Item\": {\"pk\": {\"S\": \"a\"}, \"a\": null}}",
                "{\"TableName\": \"users\", \"Item\": {\"pk\": {\"S\": \"a\"}, \"a\": {\"L\": [null]}}}",
                "{\"TableName\": \"users\", \"Item\": {\"pk\": {\"S\": \"a\"}, \"a\": {\"M\": {\"b\": null}}}}",
                "{\"TableName\": \"users\", \"Item\": {\"pk\": null}}",
            })
    void aValueThatIsNullIsAnEmptyOne(String json) throws IOException {
        RawReply reply = client.send(RawClient.request("PutItem", json)).reply();

        assertThat(reply.body())
                .contains("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    @Test
    void halfACharacterIsAQuestionMark() throws IOException {
        client.send(RawClient.request(
                        "PutItem",
                        "{\"TableName\": \"users\", \"Item\": {\"pk\": {\"S\": \"a\"}, \"b\": {\"S\": \"x\\ud83d\"}}}"))
                .reply();

        RawReply reply = client.send(
                        RawClient.request(
                                "GetItem",
                                "{\"TableName\": \"users\", \"Key\": {\"pk\": {\"S\": \"a\"}}, \"ProjectionExpression\": \"b\"}"))
                .reply();

        assertThat(reply.body()).isEqualTo("{\"Item\":{\"b\":{\"S\":\"x?\"}}}");
    }
}
