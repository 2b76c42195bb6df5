package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.http.RawClient.RawReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says to requests that no SDK sends, in the service's words where they are known. */
final class ProtocolTest {

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

    @Test
    void aReplyHasTheHeadersOfTheService() throws IOException {
        RawReply reply = client.send(RawClient.request("ListTables", "{}")).reply();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"TableNames\":[\"users\"]}");
        assertThat(reply.headers())
                .containsEntry("content-type", "application/x-amz-json-1.0")
                .containsEntry("content-length", "24")
                .containsEntry("server", "Server")
                .containsKeys("date", "x-amz-crc32");
        assertThat(reply.headers().get("x-amzn-requestid")).matches("[A-Z0-9]{52}");
    }

    @Test
    void aConnectionServesManyRequests() throws IOException {
        for (int i = 0; i < 50; i++) {
            assertThat(client.send(RawClient.request("ListTables", "{}"))
                            .reply()
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GetItem, com.amazon.coral.validate#ValidationException, '{\"TableName\": \"users\", \"Key\": {}}'",
        "GetItem, com.amazonaws.dynamodb.v20120810#ResourceNotFoundException,"
                + " '{\"TableName\": \"none\", \"Key\": {\"pk\": {\"S\": \"a\"}}}'",
        "CreateBackup, com.amazon.coral.service#UnknownOperationException,"
                + " '{\"TableName\": \"users\", \"BackupName\": \"b\"}'",
    })
    void anErrorNamesItsTypeAsTheServiceDoes(String operation, String type, String json) throws IOException {
        RawReply reply = client.send(RawClient.request(operation, json)).reply();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).startsWith("{\"__type\":\"" + type + "\",\"message\":\"");
    }

    @Test
    void aCancelledTransactionHasItsReasons() throws IOException {
        RawReply reply = client.send(RawClient.request(
                        "TransactWriteItems",
                        "{\"TransactItems\": [{\"ConditionCheck\": {\"TableName\": \"users\","
                                + " \"Key\": {\"pk\": {\"S\": \"a\"}}, \"ConditionExpression\": \"attribute_exists(pk)\"}},"
                                + " {\"Delete\": {\"TableName\": \"users\", \"Key\": {\"pk\": {\"S\": \"b\"}}}}]}"))
                .reply();

        assertThat(reply.body())
                .isEqualTo("{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                        + "\"Message\":\"Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [ConditionalCheckFailed, None]\",\"CancellationReasons\":[{\"Code\":\"ConditionalCheckFailed\","
                        + "\"Message\":\"The conditional request failed\"},{\"Code\":\"None\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GetItem",
                "DynamoDB_20120810",
                "DynamoDB_20120810.",
                "DynamoDB_20120810.getItem",
                "DynamoDB_20111205.GetItem",
                "DynamoDB_20120810.GetItem.x",
                "DynamoDBStreams_20120810.GetItem",
                "DynamoDB_20120810.GetRecords"
            })
    void aTargetThatIsNoOperationIsUnknown(String target) throws IOException {
        RawReply reply = client.send(
                        RawClient.head("POST", Map.of("X-Amz-Target", target)) + "Content-Length: 2\r\n\r\n{}")
                .reply();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization | '' | MissingAuthenticationTokenException | Request is missing Authentication Token",
                "Authorization | Basic YTpi | MissingAuthenticationTokenException | Request is missing Authentication Token",
                "Authorization | AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b | IncompleteSignatureException |"
                        + " Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256"
                        + " Credential=a, SignedHeaders=b",
                "X-Amz-Date | '' | IncompleteSignatureException | Authorization header requires existence of either a"
                        + " 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=a/b,"
                        + " SignedHeaders=host, Signature=c",
            })
    void credentialsMustBeThereInFull(String header, String value, String code, String message) throws IOException {
        Map<String, String> changed = new HashMap<>(Map.of("X-Amz-Target", "DynamoDB_20120810.ListTables"));
        changed.put(header, value);

        RawReply reply = client.send(RawClient.head("POST", changed) + "Content-Length: 2\r\n\r\n{}")
                .reply();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#" + code + "\",\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/x-amz-json-1.1", ""})
    void anotherMediaTypeIsNoOperation(String type) throws IOException {
        Map<String, String> changed = Map.of("X-Amz-Target", "DynamoDB_20120810.ListTables", "Content-Type", type);

        RawReply reply = client.send(RawClient.head("POST", changed) + "Content-Length: 2\r\n\r\n{}")
                .reply();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("<UnknownOperationException/>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "NONSENSE"})
    void anotherMethodIsNoOperation(String method) throws IOException {
        RawReply reply = client.send(RawClient.head(method, Map.of()) + "\r\n").reply();

        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void getSaysThatTheServerIsHealthy() throws IOException {
        RawReply reply = client.send(RawClient.head("GET", Map.of()) + "\r\n").reply();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("healthy: dynamodb.us-east-1.amazonaws.com ");
    }

    @Test
    void headHasNoBody() throws IOException {
        client.send(RawClient.head("HEAD", Map.of("Connection", "close")) + "\r\n")
                .end();

        String reply = client.rest();

        assertThat(reply).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
    }

    @Test
    void aBrowserMaySendRequests() throws IOException {
        RawReply asked = client.send(RawClient.head(
                                "OPTIONS",
                                Map.of(
                                        "Origin",
                                        "http://localhost:3000",
                                        "Access-Control-Request-Method",
                                        "POST",
                                        "Access-Control-Request-Headers",
                                        "x-amz-target"))
                        + "\r\n")
                .reply();
        RawReply sent = client.send(
                        RawClient.head("POST", Map.of("Origin", "null", "X-Amz-Target", "DynamoDB_20120810.ListTables"))
                                + "Content-Length: 2\r\n\r\n{}")
                .reply();

        assertThat(asked.headers())
                .containsEntry("access-control-allow-origin", "*")
                .containsEntry("access-control-allow-methods", "POST")
                .containsEntry("access-control-allow-headers", "x-amz-target");
        assertThat(sent.headers()).containsEntry("access-control-allow-origin", "*");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-crc32, 1",
        "x-amz-content-sha256, 0000000000000000000000000000000000000000000000000000000000000000",
    })
    void aBodyThatIsNotTheOneThatWasSentIsRefused(String header, String checksum) throws IOException {
        RawReply reply = client.send(
                        RawClient.head("POST", Map.of("X-Amz-Target", "DynamoDB_20120810.ListTables", header, checksum))
                                + "Content-Length: 2\r\n\r\n{}")
                .reply();

        assertThat(reply.body())
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#InvalidSignatureException\",\"message\":\"The"
                        + " checksum in the header " + header + " isn't that of the body, which has 2 bytes\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-crc32, 2745614147",
        "x-amz-content-sha256, 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        "x-amz-content-sha256, UNSIGNED-PAYLOAD",
    })
    void aBodyThatIsTheOneThatWasSentIsAccepted(String header, String checksum) throws IOException {
        RawReply reply = client.send(
                        RawClient.head("POST", Map.of("X-Amz-Target", "DynamoDB_20120810.ListTables", header, checksum))
                                + "Content-Length: 2\r\n\r\n{}")
                .reply();

        assertThat(reply.status()).isEqualTo(200);
    }
}
