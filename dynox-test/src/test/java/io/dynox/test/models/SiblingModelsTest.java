package io.dynox.test.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchGetException;
import io.dynox.BatchWriteException;
import io.dynox.FailedWrite;
import io.dynox.InvalidItemException;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import io.dynox.annotation.DynoxType;
import io.dynox.annotation.EpochSeconds;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.junit.DynoxExtension;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** Each type that a key may have, each way in which an item is refused before it is sent, and models that nearly fit. */
class SiblingModelsTest {

    @RegisterExtension
    static final DynoxExtension DYNOX = DynoxExtension.builder()
            .table("texts", Key.string("id"))
            .table("numbers", Key.number("id"))
            .table("binaries", Key.binary("id"))
            .table("shop", Key.string("pk"), Key.string("sk"))
            .build();

    private static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456789Z");

    enum Colour {
        RED
    }

    record OfUuid(@DynamoDbPartitionKey UUID id) {}

    record OfInstant(@DynamoDbPartitionKey Instant id) {}

    record OfDate(@DynamoDbPartitionKey LocalDate id) {}

    record OfTime(@DynamoDbPartitionKey LocalTime id) {}

    record OfDateTime(@DynamoDbPartitionKey LocalDateTime id) {}

    record OfOffset(@DynamoDbPartitionKey OffsetDateTime id) {}

    record OfZoned(@DynamoDbPartitionKey ZonedDateTime id) {}

    record OfYearMonth(@DynamoDbPartitionKey YearMonth id) {}

    record OfMonthDay(@DynamoDbPartitionKey MonthDay id) {}

    record OfPeriod(@DynamoDbPartitionKey Period id) {}

    record OfZone(@DynamoDbPartitionKey ZoneId id) {}

    record OfUri(@DynamoDbPartitionKey URI id) {}

    record OfLocale(@DynamoDbPartitionKey Locale id) {}

    record OfEnum(@DynamoDbPartitionKey Colour id) {}

    record OfChar(@DynamoDbPartitionKey char id) {}

    record OfInt(@DynamoDbPartitionKey int id) {}

    record OfLong(@DynamoDbPartitionKey Long id) {}

    record OfDecimal(@DynamoDbPartitionKey BigDecimal id) {}

    record OfInteger(@DynamoDbPartitionKey BigInteger id) {}

    record OfDouble(@DynamoDbPartitionKey double id) {}

    record OfYear(@DynamoDbPartitionKey Year id) {}

    record OfDuration(@DynamoDbPartitionKey Duration id) {}

    record OfSeconds(@DynamoDbPartitionKey @EpochSeconds Instant id) {}

    record OfBytes(@DynamoDbPartitionKey SdkBytes id) {}

    @Test
    void eachTypeThatAKeyMayHaveIsConvertedAsItsAttribute(SyncBatchOperations dynox) {
        Stream.of(
                        new OfUuid(new UUID(1, 2)),
                        new OfInstant(NOW),
                        new OfDate(LocalDate.of(2026, 2, 28)),
                        new OfTime(LocalTime.of(23, 59, 59)),
                        new OfDateTime(LocalDateTime.of(2026, 2, 28, 23, 59)),
                        new OfOffset(NOW.atOffset(ZoneOffset.ofHours(5))),
                        new OfZoned(NOW.atZone(ZoneId.of("Europe/Zurich"))),
                        new OfYearMonth(YearMonth.of(2026, 2)),
                        new OfMonthDay(MonthDay.of(2, 28)),
                        new OfPeriod(Period.of(1, 2, 3)),
                        new OfZone(ZoneId.of("Europe/Zurich")),
                        new OfUri(URI.create("https://example.com/a?b=c")),
                        new OfLocale(Locale.forLanguageTag("de-CH")),
                        new OfEnum(Colour.RED),
                        new OfChar('ü'))
                .forEach(item -> check(dynox, "texts", item));
        Stream.of(
                        new OfInt(-7),
                        new OfLong(Long.MAX_VALUE),
                        new OfDecimal(new BigDecimal("1.5")),
                        new OfInteger(BigInteger.TEN.pow(30)),
                        new OfDouble(0.1),
                        new OfYear(Year.of(2026)),
                        new OfDuration(Duration.ofMinutes(90)),
                        new OfSeconds(NOW.truncatedTo(ChronoUnit.SECONDS)))
                .forEach(item -> check(dynox, "numbers", item));
        check(dynox, "binaries", new OfBytes(SdkBytes.fromByteArray(new byte[] {0, -1, 127})));
    }

    // the class of a record is the class of its items
    @SuppressWarnings("unchecked")
    private static <T extends Record> void check(SyncBatchOperations dynox, String name, T item) {
        SyncBatchTable<T> table = dynox.table(name, (Class<T>) item.getClass());
        table.batchWrite(List.of(item), List.of());
        Object id = id(item);

        assertThat(table.batchGet(List.of(table.key(id))).items()).containsExactly(item);
        assertThat(table.batchGet(List.of(Map.of("id", id))).items()).containsExactly(item);
        assertThat(table.get(table.keyOf(item))).contains(item);
        assertThat(table.asMaps().get(table.key(id))).isPresent();
        table.delete(table.key(id));
        table.save(item);
        table.batchWrite(List.of(), List.of(table.key(id)));
        try (Stream<T> left = table.scan()) {
            assertThat(left).as(item.toString()).isEmpty();
        }
    }

    private static Object id(Record item) {
        try {
            var accessor = item.getClass().getRecordComponents()[0].getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachRefusedItemIsInItsFailureWithItsKeyAndTheCallersOwnObject(SyncBatchOperations dynox) {
        Map<String, Object> nulls = new HashMap<>();
        nulls.put("id", null);
        List<Map<String, Object>> refused = List.of(
                Map.of("id", ""),
                Map.of("id", "k".repeat(2_049)),
                Map.of("id", 1),
                Map.of("ID", "a"),
                nulls,
                Map.of("id", List.of("a")),
                Map.of("id", "a", "x", Set.of()),
                Map.of("id", "a", "x", Double.NaN),
                Map.of("id", "a", "x", Float.NEGATIVE_INFINITY),
                Map.of("id", "a", "x", new BigDecimal("1e126")),
                Map.of("id", "a", "x", new BigDecimal("1." + "2".repeat(40))),
                Map.of("id", "a", "x", Set.of("a", 1)),
                Map.of("id", "a", "x", Map.of("deep", List.of(Map.of("set", Set.of())))),
                Map.of("id", "a", "x", Instant.EPOCH),
                Map.of("id", "a", "x", TimeUnit.DAYS),
                Map.of("id", "a", "x", "y".repeat(410_000)),
                Map.of("id", "a", "x", Map.of(1, "not a name")));
        for (Map<String, Object> item : refused) {
            BatchWriteException failure = catchThrowableOfType(
                    BatchWriteException.class,
                    () -> dynox.batchWrite("texts", List.of(item, Map.of("id", "good")), List.of()));

            assertThat(failure).as(item.keySet() + " passed").isNotNull();
            assertThat(failure.result().written()).as(item.keySet().toString()).isEqualTo(1);
            assertThat(failure.failures()).singleElement().satisfies(write -> checkRefused(write, item));
        }
    }

    private static void checkRefused(FailedWrite failed, Map<String, Object> item) {
        assertThat(failed.cause()).isInstanceOf(InvalidItemException.class).hasMessageContaining("'texts'");
        assertThat(failed.write().item().keySet()).containsAll(item.keySet());
        if (failed.write().source() != null) {
            assertThat(failed.write().source()).isSameAs(item);
        }
    }

    sealed interface Overlap permits Brief, Detailed, Exact {}

    @DynoxType(attribute = "sk", prefix = "O#")
    record Brief(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk) implements Overlap {}

    @DynoxType(attribute = "sk", prefix = "O#L#")
    record Detailed(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            int count) implements Overlap {}

    @DynoxType(attribute = "sk", value = "O#L#1")
    record Exact(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk) implements Overlap {}

    @Test
    void overlappingDiscriminatorsGoToTheNearestAndWrongOnesAreRefusedAtTheWrite(SyncBatchOperations dynox) {
        SyncBatchTable<Overlap> table = dynox.table("shop", Overlap.class);
        List<Overlap> items = List.of(new Brief("a", "O#1"), new Detailed("a", "O#L#2", 3), new Exact("a", "O#L#1"));
        table.batchWrite(items, List.of());

        try (Stream<Overlap> found = table.scan()) {
            assertThat(found).containsExactlyInAnyOrderElementsOf(items);
        }
        assertThatExceptionOfType(BatchWriteException.class)
                .isThrownBy(() -> table.batchWrite(List.of(new Brief("b", "O#L#9")), List.of()));
        assertThatExceptionOfType(BatchWriteException.class)
                .isThrownBy(() -> table.batchWrite(List.of(new Detailed("b", "O#L#1", 1)), List.of()))
                .havingCause()
                .withMessageContaining("'sk'")
                .withMessageContaining("Exact");
    }

    record Inner(int count, boolean paid) {}

    record Outer(
            @DynamoDbPartitionKey String id,
            List<Inner> inner,
            @Nullable Map<String, Inner> more) {}

    @Test
    void aPrimitiveThatIsMissingDeepInsideIsNamedAndCostsItsItemOnly(
            SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
        SyncBatchTable<Outer> table = dynox.table("texts", Outer.class);
        dynox.batchWrite(
                "texts",
                List.of(
                        Map.of("id", "list", "inner", List.of(Map.of("count", 1))),
                        Map.of("id", "map", "inner", List.of(), "more", Map.of("k", Map.of("paid", true))),
                        Map.of("id", "good", "inner", List.of(Map.of("count", 1, "paid", true)))),
                List.of());

        BatchGetException failure = catchThrowableOfType(
                BatchGetException.class,
                () -> table.batchGet(List.of(table.key("list"), table.key("map"), table.key("good"))));

        assertThat(failure.partialResult().items().stream()
                        .map(Object::toString)
                        .toList())
                .singleElement()
                .asString()
                .contains("good");
        assertThat(failure.unreadKeys()).hasSize(2);
        assertThat(catchThrowableOfType(InvalidItemException.class, () -> table.get(table.key("list"))))
                .hasMessageContaining("inner[0]")
                .hasMessageContaining("paid");
        assertThat(catchThrowableOfType(InvalidItemException.class, () -> table.get(table.key("map"))))
                .hasMessageContaining("count");
    }
}
