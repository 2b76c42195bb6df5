package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.DynoxServer;
import io.dynox.test.Fault;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.VirtualTime;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The fault plan as real clients see it. */
final class ServerFaultsTest {

    private static final Map<String, AttributeValue> ADA = Map.of("pk", AttributeValue.fromS("ada"));

    private final VirtualTime time = VirtualTime.start();
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().time(time).build().createTable("users", Key.string("pk"));
    private final DynoxServer server = dynamo.serve(0);
    private final DynamoDbClient client = ServedClients.sync(server);
    private final DynamoDbAsyncClient async = ServedClients.async(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void throttlingIsTheSdksException() {
        dynamo.faults().throttle(1);
        assertThatExceptionOfType(ThrottlingException.class).isThrownBy(this::put);

        dynamo.faults().next(1).play(new Fault.Throttling(Fault.Throttle.PROVISIONED_THROUGHPUT_EXCEEDED, List.of()));
        assertThatExceptionOfType(ProvisionedThroughputExceededException.class).isThrownBy(this::put);

        dynamo.faults().next(1).play(new Fault.Throttling(Fault.Throttle.REQUEST_LIMIT_EXCEEDED, List.of()));
        assertThatExceptionOfType(RequestLimitExceededException.class).isThrownBy(this::put);

        put();
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @Test
    void aHotPartitionNamesItsReasons() {
        dynamo.faults().on("PutItem").play(new Fault.HotPartition("pk", ADA.get("pk")));

        assertThatExceptionOfType(ThrottlingException.class)
                .isThrownBy(this::put)
                .satisfies(error -> assertThat(error.throttlingReasons())
                        .extracting("reason")
                        .containsExactly("TableWriteKeyRangeThroughputExceeded"));
    }

    @Test
    void aServerErrorHasTheStatus500() {
        dynamo.faults().on("PutItem").play(new Fault.ServerError(true));

        assertThatExceptionOfType(InternalServerErrorException.class)
                .isThrownBy(this::put)
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(500));
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @Test
    void accessDeniedIsTheServicesError() {
        dynamo.faults().on("PutItem").play(new Fault.AccessDenied());

        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(this::put)
                .withMessageContaining("is not authorized to perform: dynamodb:PutItem")
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    }

    @Test
    void aResetBreaksTheConnection() {
        dynamo.faults().on("PutItem").play(new Fault.ConnectionReset(true));

        assertThatThrownBy(this::put)
                .isInstanceOf(SdkClientException.class)
                .cause()
                .isInstanceOfAny(SocketException.class, IOException.class);
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @Test
    void anOutageBreaksTheConnectionAndNothingIsWritten() {
        dynamo.faults().outage(Duration.ofMinutes(1));

        assertThatThrownBy(
                        () -> async.putItem(r -> r.tableName("users").item(ADA)).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(SdkClientException.class);
        assertThat(dynamo.itemCount("users")).isZero();

        time.advance(Duration.ofMinutes(2));
        put();
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @Test
    void aTimeOutIsTheClientsOwn() {
        dynamo.faults().on("PutItem").play(new Fault.TimeOut(Duration.ZERO, true));

        assertThatExceptionOfType(ApiCallAttemptTimeoutException.class)
                .isThrownBy(() -> client.putItem(r -> r.tableName("users")
                        .item(ADA)
                        .overrideConfiguration(c -> c.apiCallAttemptTimeout(Duration.ofMillis(500)))));
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @Test
    void latencyPassesInRealTimeAlsoWhereTimeIsVirtual() {
        Instant start = Instant.now();
        dynamo.faults().latency(Duration.ofMillis(50));

        put();

        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(time.clock().instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void whatABatchLeavesUnprocessedComesBack() {
        dynamo.faults().unprocessed(0.5, 7);
        List<WriteRequest> writes = IntStream.range(0, 25)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(PutRequest.builder()
                                .item(Map.of("pk", AttributeValue.fromS("user " + i)))
                                .build())
                        .build())
                .toList();

        List<WriteRequest> left = client.batchWriteItem(r -> r.requestItems(Map.of("users", writes)))
                .unprocessedItems()
                .get("users");

        assertThat(left).isNotEmpty().hasSizeLessThan(25);
        assertThat(dynamo.itemCount("users")).isEqualTo(25 - left.size());
    }

    @Test
    void whatATestsOwnFaultThrowsIsAServerErrorThatQuotesNothing() {
        dynamo.faults()
                .where(item -> {
                    throw new IllegalStateException("secret");
                })
                .latency(Duration.ofMillis(1));

        assertThatExceptionOfType(InternalServerErrorException.class)
                .isThrownBy(this::put)
                .withMessageContaining("java.lang.IllegalStateException")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
    }

    @Test
    void requestsOverHttpAreLoggedAsAllOthers() {
        put();

        assertThat(dynamo.requests("PutItem")).hasSize(1);
    }

    private void put() {
        client.putItem(r -> r.tableName("users").item(ADA));
    }
}
