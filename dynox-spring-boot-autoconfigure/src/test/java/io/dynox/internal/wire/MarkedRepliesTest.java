package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.dynox.BatchOperations;
import io.dynox.BatchProgress;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.DynoxException;
import io.dynox.FailedWrite;
import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.ScanOptions;
import io.dynox.WriteMode;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.event.BatchListener;
import io.dynox.event.HotKeyOptions;
import io.dynox.event.OperationEnded;
import io.dynox.internal.batch.DeadLetterLine;
import io.dynox.internal.logging.OperationLog;
import io.dynox.metrics.DynoxMetrics;
import io.dynox.observation.DefaultDynoxOperationConvention;
import io.dynox.observation.DefaultDynoxRequestConvention;
import io.dynox.observation.DynoxObservations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Nothing that a reply says reaches a log line, a span, a meter, a message, a snapshot or a dead letter, whatever field it stands in and
 * whatever sent it: it may quote keys, and forge lines.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class MarkedRepliesTest {

    private static final RetryPolicy TWICE = RetryPolicy.builder()
            .maxAttempts(2)
            .baseDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(1))
            .build();

    record Row(String pk, int n) {}

    /** Written on condition, one a request. */
    @DynamoDbBean
    public static class Versioned {

        private String pk = "a";
        private @Nullable Long version;

        @DynamoDbPartitionKey
        public String getPk() {
            return pk;
        }

        public void setPk(String pk) {
            this.pk = pk;
        }

        @DynamoDbVersionAttribute
        public @Nullable Long getVersion() {
            return version;
        }

        public void setVersion(@Nullable Long version) {
            this.version = version;
        }
    }

    private final RawServer server = new RawServer();
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final DynamoDbAsyncClient client = server.client()
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    private final Logger dynoxLogger = (Logger) LoggerFactory.getLogger("io.dynox");
    private final Logger requestLogger = (Logger) LoggerFactory.getLogger("io.dynox.request");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private @Nullable Level formerLevel;

    @BeforeEach
    void listen() {
        formerLevel = dynoxLogger.getLevel();
        // at trace, the lines about other code have its texts
        dynoxLogger.setLevel(Level.DEBUG);
        requestLogger.setLevel(Level.TRACE);
        lines.start();
        dynoxLogger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        dynoxLogger.detachAppender(lines);
        dynoxLogger.setLevel(formerLevel);
        requestLogger.setLevel(null);
        lines.list.clear();
        seen.clear();
    }

    @AfterAll
    void close() {
        client.close();
        http.close();
        server.close();
    }

    static Stream<Arguments> answers() {
        return MarkedReplies.all().stream()
                .flatMap(reply -> Stream.of("sdk", "wire")
                        .map(way -> Arguments.of(way, new String(reply, StandardCharsets.ISO_8859_1))));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("answers")
    void nothingOfAReplyIsShown(String way, String answer) {
        server.answer(answer.getBytes(StandardCharsets.ISO_8859_1), !answer.contains("Server: "));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        DynoxMetrics metrics = new DynoxMetrics(10);
        metrics.bindTo(meters);
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new Spans());
        DynoxClientBuilder builder = DynoxClient.builder(client)
                .tableKeys("t", "pk")
                .writeOptions(WriteOptions.builder().retry(TWICE).build())
                .getOptions(GetOptions.builder()
                        .retry(TWICE)
                        .linger(Duration.ofMillis(1))
                        .build())
                .attemptTimeout(Duration.ofSeconds(1))
                .hotKeys(HotKeyOptions.DEFAULT)
                .classifier(failure -> {
                    throw new IllegalStateException(String.valueOf(failure.getMessage()), failure);
                })
                .listeners(List.of(
                        new OperationLog(Duration.ofNanos(1)),
                        metrics,
                        new DynoxObservations(
                                observations,
                                new DefaultDynoxOperationConvention(10),
                                new DefaultDynoxRequestConvention(10)),
                        new Quoting()));
        try (DynoxClient dynox = (way.equals("wire") ? builder.wire(http) : builder).build()) {
            assertThat(dynox.transport()).isEqualTo(way);
            BatchOperations operations = dynox.operations();
            ScanOptions scan = ScanOptions.builder().segments(1).retry(TWICE).build();

            show(operations.table("t").batchWrite(List.of(Map.of("pk", "a", "n", 1), Map.of("pk", "b")), List.of()));
            show(operations.table("t").batchGet(List.of(Map.of("pk", "a"))));
            show(operations.table("t", Row.class).batchGet(List.of(Map.of("pk", "a"))));
            show(operations.table("t").get(Map.of("pk", "a")));
            show(operations.table("t", Row.class).get(Map.of("pk", "a")));
            show(operations.table("t").save(Map.of("pk", "a")));
            show(operations.table("t").delete(Map.of("pk", "a")));
            show(operations.table("unknown").batchGet(List.of(Map.of("pk", "a"))));
            show(Flux.from(operations.table("t", Row.class).with(scan).scan())
                    .take(3)
                    .collectList()
                    .toFuture());
            show(operations
                    .table("t", Versioned.class)
                    .with(WriteOptions.builder()
                            .retry(TWICE)
                            .mode(WriteMode.CONDITIONAL)
                            .build())
                    .batchWrite(List.of(new Versioned()), List.of()));

            seen.add(dynox.snapshot().toString());
            seen.add(dynox.hotKeys().toString());
        }
        meters.getMeters().forEach(meter -> seen.add(meter.getId().toString()));
        lines.list.forEach(this::show);

        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains(MarkedReplies.SHOWN));
        assertThat(lines.list)
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().chars().anyMatch(c -> c < ' ' || c == 0x2028));
    }

    private void show(CompletableFuture<?> result) {
        String shown = result.handle((value, failure) -> failure == null ? "done" : told(failure))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        seen.add(shown);
    }

    private String told(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof DynoxException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(DynoxException.class);
        assertThat(cause.getMessage()).doesNotContain("\n", "\r", "\u001b", "\u2028");
        if (cause instanceof BatchWriteException failed) {
            failed.result().failures().forEach(each -> {
                seen.add(each.toString());
                seen.add(new String(DeadLetterLine.write(each, Instant.EPOCH), StandardCharsets.UTF_8));
                seen.add(told(each.cause()));
            });
        }
        return String.valueOf(cause.getMessage());
    }

    private void show(ILoggingEvent line) {
        seen.add(line.getFormattedMessage());
        seen.add(String.valueOf(line.getKeyValuePairs()));
        IThrowableProxy thrown = line.getThrowableProxy();
        if (thrown != null) {
            seen.add(ThrowableProxyUtil.asString(thrown));
        }
    }

    /** Keeps what tracers put into spans. */
    private final class Spans implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            seen.add(String.valueOf(context.getContextualName()));
            seen.add(context.getAllKeyValues().toString());
            Throwable error = context.getError();
            if (error != null) {
                StringWriter trace = new StringWriter();
                error.printStackTrace(new PrintWriter(trace, true));
                seen.add(error.getMessage() + trace);
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    /** A listener that shows each event, and quotes what it receives in exceptions of its own. */
    private final class Quoting implements BatchListener {

        @Override
        public void replyReceived(ReplyReceived event) {
            seen.add(event.toString());
            fail(event.error());
        }

        @Override
        public void throttled(Throttled event) {
            seen.add(event.toString());
        }

        @Override
        public void givenUp(GivenUp event) {
            seen.add(event.toString());
            fail(event.cause());
        }

        @Override
        public void itemFailed(FailedWrite failure) {
            seen.add(failure.toString());
            seen.add(new String(DeadLetterLine.write(failure, Instant.EPOCH), StandardCharsets.UTF_8));
        }

        @Override
        public void operationEnded(OperationEnded event) {
            seen.add(event.toString());
            fail(event.error());
        }

        @Override
        public void progressed(BatchProgress event) {
            seen.add(event.toString());
        }

        @Override
        public void writerClosed(BatchWriteResult result) {
            seen.add(result.toString());
        }

        private void fail(@Nullable Throwable failure) {
            if (failure != null) {
                throw new IllegalArgumentException("can't take " + failure, failure);
            }
        }
    }
}
