package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.dynox.SyncBatchOperations;
import io.dynox.test.Fault;
import io.dynox.test.FaultPlan;
import io.dynox.test.FaultRule;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever goes well or wrong, at whatever level: neither keys nor values are in the log. */
@DynoxTest(
        tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
        properties = {
            "dynox.logging.slow-threshold=1ns",
            "dynox.hot-keys.enabled=true",
            "dynox.hot-keys.writes-per-second=1",
            "dynox.hot-keys.reads-per-second=1",
            "dynox.retry.max-attempts=2",
            "dynox.retry.base-delay=1ms",
            "dynox.retry.max-delay=1ms"
        })
class NoContentInLogsTest {

    private static final String SECRET = "5ecret";
    private static final List<Map<String, Object>> ITEMS =
            IntStream.range(0, 120).mapToObj(NoContentInLogsTest::item).toList();
    private static final List<Map<String, Object>> KEYS =
            ITEMS.stream().map(NoContentInLogsTest::key).toList();

    private final Logger dynoxLogger = (Logger) LoggerFactory.getLogger("io.dynox");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @Autowired
    SyncBatchOperations dynox;

    @Autowired
    FaultPlan faults;

    @BeforeEach
    void listen() {
        lines.start();
        dynoxLogger.setLevel(Level.TRACE);
        dynoxLogger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        dynoxLogger.detachAppender(lines);
        dynoxLogger.setLevel(null);
    }

    @Test
    void whereAllGoesWell() {
        dynox.batchWrite("users", ITEMS, List.of());
        dynox.batchGet("users", KEYS);
        dynox.batchGet(Map.of("users", KEYS));
        drain(dynox.batchGetAll("users", KEYS.stream()));
        drain(dynox.scan("users"));
        dynox.write("users", batch -> KEYS.forEach(batch::delete));

        assertThat(loggers()).contains("io.dynox.operation", "io.dynox.slow", "io.dynox.request");
        assertThat(lines.list).allSatisfy(NoContentInLogsTest::holdsNoContent);
    }

    @Test
    void whereDynamoDbGivesNothing() {
        faults.play(FaultRule.of(new Fault.HotPartition("pk", AttributeValue.fromS(SECRET + 1))));
        assertThatThrownBy(() -> dynox.batchWrite("users", ITEMS, List.of())).isNotNull();
        faults.clear().throttle(1_000);
        assertThatThrownBy(() -> dynox.batchGet("users", KEYS)).isNotNull();
        assertThatThrownBy(() -> drain(dynox.batchGetAll("users", KEYS.stream())))
                .isNotNull();
        assertThatThrownBy(() -> drain(dynox.scan("users"))).isNotNull();

        assertThat(loggers()).contains("io.dynox.failure");
        assertThat(lines.list).allSatisfy(NoContentInLogsTest::holdsNoContent);
    }

    @Test
    void whereItemsAreIllegal() {
        List<Map<String, Object>> illegal = List.of(
                Map.of("name", SECRET),
                Map.of("pk", 1, "sk", SECRET),
                Map.of("pk", SECRET, "sk", ""),
                Map.of("pk", SECRET.repeat(500), "sk", SECRET),
                Map.of("pk", SECRET, "sk", SECRET, "name", SECRET.repeat(100_000)),
                Map.of("pk", SECRET, "sk", SECRET, "at", URI.create("http://" + SECRET)));
        assertThatThrownBy(() -> dynox.batchWrite("users", illegal, List.of())).isNotNull();
        illegal.forEach(key ->
                assertThatThrownBy(() -> dynox.batchGet("users", List.of(key))).isNotNull());
        assertThatThrownBy(() -> dynox.write("users", batch -> {
                    batch.put(ITEMS.get(0));
                    throw new IllegalStateException("can't read " + SECRET);
                }))
                .isNotNull();

        assertThat(loggers()).contains("io.dynox.failure");
        assertThat(lines.list).allSatisfy(NoContentInLogsTest::holdsNoContent);
    }

    @Test
    void whereDynamoDbRefusesAllItemsOneLineTellsThoseOfARequestAndWhy() {
        faults.on("BatchWriteItem").poison();
        assertThatThrownBy(() -> dynox.batchWrite("users", ITEMS.subList(0, 25), List.of()))
                .isNotNull();

        assertThat(lines.list)
                .filteredOn(line -> line.getLoggerName().equals("io.dynox.failure"))
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("Gave up 25 writes of table 'users'", "(Validation, HTTP status 400)");
        assertThat(lines.list).allSatisfy(NoContentInLogsTest::holdsNoContent);
    }

    private Stream<String> loggers() {
        return lines.list.stream().map(ILoggingEvent::getLoggerName);
    }

    private static void holdsNoContent(ILoggingEvent line) {
        assertThat(line.getFormattedMessage()).doesNotContain(SECRET);
        assertThat(String.valueOf(line.getKeyValuePairs())).doesNotContain(SECRET);
        for (IThrowableProxy thrown = line.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            assertThat(String.valueOf(thrown.getMessage())).doesNotContain(SECRET);
        }
    }

    private static void drain(Stream<?> items) {
        try (items) {
            items.forEach(item -> {});
        }
    }

    private static Map<String, Object> item(int number) {
        return Map.of("pk", SECRET + number % 3, "sk", SECRET + number, "name", "Known as " + SECRET);
    }

    private static Map<String, Object> key(Map<String, Object> item) {
        return Map.of("pk", String.valueOf(item.get("pk")), "sk", String.valueOf(item.get("sk")));
    }
}
