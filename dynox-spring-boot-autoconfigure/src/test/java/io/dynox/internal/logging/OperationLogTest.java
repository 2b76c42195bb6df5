package io.dynox.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dynox.BatchOperations;
import io.dynox.GetOptions;
import io.dynox.OperationKind;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.report.Events;
import io.dynox.observation.PendingClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

@Timeout(60)
class OperationLogTest {

    private final Logger dynoxLogger = (Logger) LoggerFactory.getLogger("io.dynox");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final PendingClient client = new PendingClient();
    private final DynoxClient dynox = DynoxClient.builder(client)
            .tableKeys("users", "pk")
            .writeOptions(WriteOptions.builder().concurrency(1).build())
            .getOptions(GetOptions.builder().linger(Duration.ofMinutes(1)).build())
            .callerContext(new MdcContext())
            .listeners(List.of(new OperationLog(null)))
            .build();
    private final BatchOperations operations = dynox.operations();

    @BeforeEach
    void listen() {
        lines.start();
        dynoxLogger.addAppender(lines);
    }

    @AfterEach
    void close() {
        dynox.close();
        dynoxLogger.detachAppender(lines);
        dynoxLogger.setLevel(null);
        MDC.clear();
    }

    @Test
    void nothingIsLoggedByDefault() throws InterruptedException {
        dynoxLogger.setLevel(Level.INFO);
        CompletableFuture<?> write = operations.batchWrite("users", items(3), List.of());
        client.write().answer(PendingClient::unprocessed);
        client.write().answer(PendingClient::written);
        write.join();

        assertThat(lines.list).isEmpty();
    }

    @Test
    void operationIsSummedUpInOneLineAtDebug() throws InterruptedException {
        dynoxLogger.setLevel(Level.DEBUG);
        CompletableFuture<?> write = operations.batchWrite("users", items(3), List.of());
        client.write().answer(PendingClient::unprocessed);
        client.write().answer(PendingClient::written);
        write.join();
        CompletableFuture<?> read = operations.batchGet("users", items(2));
        client.get().answer(PendingClient::nothing);
        read.join();

        assertThat(lines.list).hasSize(2).allSatisfy(line -> {
            assertThat(line.getLoggerName()).isEqualTo("io.dynox.operation");
            assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
        });
        assertThat(lines.list.get(0).getFormattedMessage())
                .matches("Batch write of table 'users' ended in \\d+ ms: 3 written, 0 superseded, 0 failed, "
                        + "0 not attempted \\(2 requests, 3 retries, 1.5 units\\)");
        assertThat(values(lines.list.get(0)))
                .containsEntry("db.collection.name", "users")
                .containsEntry("dynox.operation", "batch_write")
                .containsEntry("dynox.written", 3L)
                .containsEntry("dynox.retries", 3L)
                .containsKey("dynox.elapsed_ms");
        assertThat(lines.list.get(1).getFormattedMessage())
                .matches("Batch get of table 'users' ended in \\d+ ms: 0 found, 2 missing, 0 unread "
                        + "\\(1 requests, 0 retries, 0.0 units\\)");
    }

    @Test
    void givingUpIsAWarningOnceABatch() throws InterruptedException {
        CompletableFuture<?> write = operations
                .table("users")
                .with(WriteOptions.builder()
                        .concurrency(1)
                        .retry(RetryPolicy.builder().maxAttempts(1).build())
                        .build())
                .batchWrite(items(30), List.of());
        client.write().answer(PendingClient::unprocessed);
        client.write().answer(PendingClient::unprocessed);

        assertThatThrownBy(write::join).isNotNull();
        assertThat(lines.list).hasSize(2).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getLoggerName()).isEqualTo("io.dynox.failure");
            assertThat(line.getFormattedMessage())
                    .matches(
                            "Gave up \\d+ writes of table 'users' after up to 1 attempts: .*dynox.retry.max-attempts.*");
        });
        assertThat(lines.list)
                .extracting(line -> values(line).get("dynox.items"))
                .containsExactly(25, 5);
    }

    @Test
    void illegalItemsAreToldTogether() throws InterruptedException {
        CompletableFuture<?> write = operations.batchWrite(
                "users",
                List.of(Map.of("pk", "a"), Map.of("nokey", 1), Map.of("nokey", 2), Map.of("nokey", 3)),
                List.of());
        client.write().answer(PendingClient::written);

        assertThatThrownBy(write::join).isNotNull();
        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(values(line)).containsEntry("dynox.items", 3).containsEntry("dynox.attempts", 0);
            assertThat(values(line)).containsEntry("error.type", "io.dynox.InvalidItemException");
        });
    }

    @Test
    void givingUpKeysIsAWarning() throws InterruptedException {
        CompletableFuture<?> read = operations
                .table("users")
                .with(GetOptions.builder()
                        .retry(RetryPolicy.builder().maxAttempts(1).build())
                        .build())
                .batchGet(items(7));
        client.get().fail(ProvisionedThroughputExceededException.builder().build());

        assertThatThrownBy(read::join).isNotNull();
        assertThat(lines.list)
                .singleElement()
                .satisfies(
                        line -> assertThat(line.getFormattedMessage()).startsWith("Gave up 7 keys of table 'users'"));
    }

    @Test
    void textOfDynamoDbOnAnItemIsNotLogged() throws InterruptedException {
        dynoxLogger.setLevel(Level.TRACE);
        CompletableFuture<?> write = operations.batchWrite("users", items(1), List.of());
        client.write()
                .fail(DynamoDbException.builder()
                        .message("The parameter cannot be converted to a numeric value: SECRET")
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ValidationException")
                                .errorMessage("The parameter cannot be converted to a numeric value: SECRET")
                                .build())
                        .build());

        assertThatThrownBy(write::join).isNotNull();
        assertThat(lines.list).isNotEmpty().allSatisfy(line -> {
            assertThat(line.getFormattedMessage()).doesNotContain("SECRET");
            assertThat(values(line).values())
                    .noneMatch(value -> value.toString().contains("SECRET"));
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @Test
    void correlationIdsOfTheCallerStandInLinesFromOtherThreads() throws InterruptedException {
        dynoxLogger.setLevel(Level.TRACE);
        MDC.put("correlation", "alice");
        CompletableFuture<?> first = operations.batchWrite("users", items(1), List.of());
        MDC.put("correlation", "bob");
        CompletableFuture<?> second = operations.batchWrite("users", items(2), List.of());
        MDC.clear();
        CompletableFuture<?> third = operations.batchWrite("users", items(3), List.of());
        MDC.put("correlation", "foreign");
        client.write().answer().complete(BatchWriteItemResponse.builder().build());
        client.write().answer().complete(BatchWriteItemResponse.builder().build());
        client.write().answer().complete(BatchWriteItemResponse.builder().build());
        CompletableFuture.allOf(first, second, third).join();

        assertThat(MDC.get("correlation")).isEqualTo("foreign");
        assertThat(summaries())
                .extracting(line -> values(line).get("dynox.written") + " " + line.getMDCPropertyMap())
                .containsExactlyInAnyOrder("1 {correlation=alice}", "2 {correlation=bob}", "3 {}");
        assertThat(lines.list)
                .filteredOn(line -> line.getLoggerName().equals("io.dynox.request"))
                .hasSize(6)
                .noneMatch(line -> line.getMDCPropertyMap().containsValue("foreign"));
    }

    @Test
    void groupsOfAStreamAreLoggedForWhoSubscribedWhoeverEmitsTheKeys() throws InterruptedException {
        dynoxLogger.setLevel(Level.DEBUG);
        Sinks.Many<Map<String, Object>> keys = Sinks.many().unicast().onBackpressureBuffer();
        MDC.put("correlation", "alice");
        CompletableFuture<?> read =
                Flux.from(operations.batchGetAll("users", keys.asFlux())).then().toFuture();
        MDC.put("correlation", "foreign");
        items(100).forEach(key -> keys.emitNext(key, Sinks.EmitFailureHandler.FAIL_FAST));
        keys.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
        client.get().answer(PendingClient::nothing);
        read.join();

        assertThat(summaries())
                .extracting(line -> values(line).get("dynox.operation") + " " + line.getMDCPropertyMap())
                .containsExactly("batch_get {correlation=alice}", "batch_get_all {correlation=alice}");
    }

    @Test
    void correlationIdsAreThereForWhatTheCallerHangsOnTheFuture() throws InterruptedException {
        MDC.put("correlation", "alice");
        CompletableFuture<String> seen =
                operations.batchGet("users", items(1)).thenApply(read -> String.valueOf(MDC.get("correlation")));
        MDC.clear();
        client.get().answer(PendingClient::nothing);

        assertThat(seen.join()).isEqualTo("alice");
    }

    @Test
    void operationAboveTheThresholdIsSlow() {
        OperationLog log = new OperationLog(Duration.ofMillis(500));
        log.operationEnded(ended(OperationKind.FLUSH, Duration.ofMillis(500)));
        log.operationEnded(ended(OperationKind.FLUSH, Duration.ofMillis(501)));
        log.operationEnded(ended(OperationKind.WRITER, Duration.ofHours(5)));
        new OperationLog(null).operationEnded(ended(OperationKind.FLUSH, Duration.ofHours(1)));

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getLoggerName()).isEqualTo("io.dynox.slow");
            assertThat(line.getFormattedMessage())
                    .isEqualTo("Flush of table 'users' was slow, it took 501 ms: 9 written, 0 superseded, 1 failed, "
                            + "0 not attempted (2 requests, 0 retries, 9.0 units); java.lang.IllegalStateException");
            assertThat(values(line))
                    .containsEntry("dynox.slow_threshold_ms", 500L)
                    .containsEntry("error.type", "java.lang.IllegalStateException");
        });
    }

    @Test
    void listenerThatAlwaysFailsIsLoggedNowAndThen() throws InterruptedException {
        BatchListener broken = new BatchListener() {
            @Override
            public void requestSent(RequestSent event) {
                throw new IllegalStateException("broken");
            }
        };
        try (DynoxClient other = DynoxClient.builder(client)
                .tableKeys("users", "pk")
                .listeners(List.of(broken))
                .build()) {
            for (int i = 0; i < 10; i++) {
                CompletableFuture<?> write = other.operations().batchWrite("users", items(1), List.of());
                client.write().answer(PendingClient::written);
                write.join();
            }
        }

        assertThat(lines.list).hasSize(4).allSatisfy(line -> {
            assertThat(line.getLoggerName()).isEqualTo("io.dynox.event.BatchListener");
            assertThat(line.getThrowableProxy().getMessage()).isEqualTo("java.lang.IllegalStateException");
            assertThat(line.getThrowableProxy()
                            .getStackTraceElementProxyArray()[0]
                            .getSTEAsString())
                    .contains(getClass().getName());
        });
    }

    private List<ILoggingEvent> summaries() {
        return lines.list.stream()
                .filter(line -> line.getLoggerName().equals("io.dynox.operation"))
                .toList();
    }

    private static OperationEnded ended(OperationKind kind, Duration elapsed) {
        return new Events.OperationEnded(
                "users", kind, elapsed, 2, 0, 9, new Counts.Writes(9, 0, 1, 0), new IllegalStateException("SECRET"));
    }

    private static Map<String, Object> values(ILoggingEvent line) {
        Map<String, Object> values = new TreeMap<>();
        if (line.getKeyValuePairs() != null) {
            line.getKeyValuePairs().forEach(pair -> values.put(pair.key, pair.value));
        }
        return values;
    }

    private static List<Map<String, Object>> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("pk", "k" + i))
                .toList();
    }
}
