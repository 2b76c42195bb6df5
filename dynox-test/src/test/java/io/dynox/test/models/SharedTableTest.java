package io.dynox.test.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.BatchWriteResult;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.ScanException;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import io.dynox.annotation.AllowMissing;
import io.dynox.annotation.Default;
import io.dynox.annotation.DynoxType;
import io.dynox.annotation.EpochSeconds;
import io.dynox.test.Key;
import io.dynox.test.junit.DynoxExtension;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** Several types in one table, and items that don't fit their type. */
class SharedTableTest {

    @RegisterExtension
    static final DynoxExtension DYNOX = DynoxExtension.builder()
            .table("shop", Key.string("pk"), Key.string("sk"))
            .build();

    sealed interface Entity {}

    sealed interface Paper extends Entity {}

    @DynoxType(attribute = "kind", value = "customer")
    record Customer(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            String name) implements Entity {}

    @DynoxType(attribute = "sk", prefix = "ORDER#")
    record Order(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            BigDecimal total) implements Paper {}

    @DynoxType(attribute = "sk", prefix = "ORDER#LINE#")
    record Line(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            int count) implements Paper {}

    private static final Customer ADA = new Customer("C#1", "PROFILE", "Ada");
    private static final Order ORDER = new Order("C#1", "ORDER#7", new BigDecimal("12.5"));
    private static final Line LINE = new Line("C#1", "ORDER#LINE#1", 2);

    private static SyncBatchTable<Entity> filled(SyncBatchOperations dynox) {
        SyncBatchTable<Entity> shop = dynox.table("shop", Entity.class);
        shop.batchWrite(List.of(ADA, ORDER, LINE), List.of());
        return shop;
    }

    @Test
    void typesAreWrittenThroughOneWriterAndReadAsTheyAre(SyncBatchOperations dynox) {
        SyncBatchTable<Entity> shop = dynox.table("shop", Entity.class);

        BatchWriteResult written =
                shop.write(batch -> Stream.<Entity>of(ADA, ORDER, LINE).forEach(batch::put));

        assertThat(written.account().written()).isEqualTo(3);
        assertThat(shop.batchGet(List.of(shop.keyOf(ADA), shop.keyOf(ORDER), shop.keyOf(LINE)))
                        .inKeyOrder())
                .containsExactly(Optional.of(ADA), Optional.of(ORDER), Optional.of(LINE));
        assertThat(shop.get(shop.key("C#1", "ORDER#7"))).contains(ORDER);
        assertThat(shop.asMaps().get(shop.keyOf(ADA)))
                .hasValueSatisfying(item -> assertThat(item).containsEntry("kind", "customer"));
    }

    @Test
    void onlySomeTypesAreRead(SyncBatchOperations dynox) {
        SyncBatchTable<Entity> shop = filled(dynox);

        try (Stream<Order> orders = shop.only(Order.class).scan()) {
            assertThat(orders).containsExactly(ORDER);
        }
        try (Stream<Paper> papers = shop.only(Paper.class).scan()) {
            assertThat(papers).containsExactlyInAnyOrder(ORDER, LINE);
        }
        BatchGetResult<Line> lines = shop.only(Line.class).batchGet(List.of(shop.keyOf(ORDER), shop.keyOf(LINE)));
        assertThat(lines.items()).containsExactly(LINE);
        assertThat(lines.missingKeys()).containsExactly(shop.keyOf(ORDER));
        assertThat(shop.only(Customer.class).get(shop.keyOf(LINE))).isEmpty();
    }

    @Test
    void typesAreToldApartInProjectionsToo(SyncBatchOperations dynox) {
        SyncBatchTable<Entity> shop = filled(dynox);
        GetOptions names = GetOptions.builder().projection("name").build();

        assertThat(shop.with(names).get(shop.keyOf(ADA)))
                .hasValueSatisfying(
                        found -> assertThat(((Customer) found).name()).isEqualTo("Ada"));
        assertThat(shop.with(names)
                        .batchGet(List.of(shop.keyOf(ADA), shop.keyOf(LINE)))
                        .items())
                .hasSize(2)
                .hasAtLeastOneElementOfType(Line.class);
    }

    @Test
    void aTypeIsNotReadAsAnother(SyncBatchOperations dynox) {
        filled(dynox);
        SyncBatchTable<Line> lines = dynox.table("shop", Line.class);

        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> lines.get(Map.of("pk", "C#1", "sk", "PROFILE")))
                .withMessageContaining("no type");
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> lines.save(new Line("C#1", "WRONG", 1)))
                .satisfies(e -> assertThat(e.attribute()).isEqualTo("sk"));
    }

    @Test
    void unknownTypesFailOrAreSkipped(SyncBatchOperations dynox) {
        SyncBatchTable<Entity> shop = filled(dynox);
        shop.asMaps().save(Map.of("pk", "C#1", "sk", "INVOICE#1"));
        List<InvalidItemException> skipped = new CopyOnWriteArrayList<>();

        try (Stream<Entity> all = shop.with(
                        ScanOptions.builder().onUnmappable(skipped::add).build())
                .scan()) {
            assertThat(all).hasSize(3);
        }
        assertThat(skipped).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(Map.of("pk", "C#1", "sk", "INVOICE#1"));
            assertThat(problem.item()).containsKeys("pk", "sk");
        });
    }

    @Test
    void oneItemThatDoesNotFitIsOneItemsFailure(SyncBatchOperations dynox) {
        SyncBatchTable<Line> lines = dynox.table("shop", Line.class);
        List<Line> good = IntStream.range(0, 249)
                .mapToObj(i -> new Line("C#2", "ORDER#LINE#" + i, i))
                .toList();
        lines.batchWrite(good, List.of());
        Map<String, Object> bad = Map.of("pk", "C#2", "sk", "ORDER#LINE#X");
        lines.asMaps().save(Map.of("pk", "C#2", "sk", "ORDER#LINE#X", "count", "many"));
        List<Map<String, Object>> keys =
                new ArrayList<>(good.stream().map(lines::keyOf).toList());
        keys.add(100, bad);

        BatchGetException failure = catchThrowableOfType(BatchGetException.class, () -> lines.batchGet(keys));

        assertThat(failure.partialResult().items()).hasSize(249);
        assertThat(failure.unreadKeys()).containsExactly(bad);
        assertThat(failure.getCause()).isInstanceOfSatisfying(InvalidItemException.class, cause -> {
            assertThat(cause.key()).isEqualTo(bad);
            assertThat(cause.attribute()).isEqualTo("count");
            assertThat(cause.item()).containsEntry("count", "many");
        });
        List<InvalidItemException> skipped = new CopyOnWriteArrayList<>();
        BatchGetResult<Line> found = lines.with(
                        GetOptions.builder().onUnmappable(skipped::add).build())
                .batchGet(keys);
        assertThat(found.items()).hasSize(249);
        assertThat(found.missingKeys()).containsExactly(bad);
        assertThat(skipped).hasSize(1);
    }

    @Test
    void aScanThatIsResumedGetsPastAnItemThatDoesNotFit(SyncBatchOperations dynox) {
        SyncBatchTable<Line> lines = dynox.table("shop", Line.class);
        lines.batchWrite(
                IntStream.range(10, 60)
                        .mapToObj(i -> new Line("C#3", "ORDER#LINE#" + i, i))
                        .toList(),
                List.of());
        lines.asMaps().save(Map.of("pk", "C#3", "sk", "ORDER#LINE#30", "count", "many"));
        lines.asMaps().save(Map.of("pk", "C#3", "sk", "ORDER#LINE#40"));
        List<Line> seen = new ArrayList<>();
        List<Map<String, Object>> failed = new ArrayList<>();
        ScanOptions from = ScanOptions.builder().segments(1).build();

        for (int attempt = 0; attempt < 5; attempt++) {
            try (Stream<Line> rest = lines.with(from).scan()) {
                rest.forEach(seen::add);
                break;
            } catch (ScanException e) {
                assertThat(e).hasCauseInstanceOf(InvalidItemException.class);
                failed.add(Objects.requireNonNull((InvalidItemException) e.getCause())
                        .key());
                from = ScanOptions.builder().position(e.position()).build();
            }
        }

        assertThat(failed).extracting(key -> key.get("sk")).containsExactly("ORDER#LINE#30", "ORDER#LINE#40");
        assertThat(seen).extracting(Line::count).hasSize(48).doesNotHaveDuplicates();
    }

    record Strict(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            int count,
            @Nullable String note,
            Optional<String> more,
            List<String> tags,
            @Default("5") int rank,
            @AllowMissing int old) {}

    @AllowMissing
    record Loose(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            String name,
            int count) {}

    @Test
    void componentsWithoutAttributeAreRefusedUnlessTheyAreOptional(SyncBatchOperations dynox) {
        SyncBatchTable<Strict> strict = dynox.table("shop", Strict.class);
        Map<String, Object> key = strict.key("S", "1");
        strict.asMaps().save(Map.of("pk", "S", "sk", "1"));

        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> strict.get(key))
                .withMessageContaining("'count'")
                .satisfies(e -> assertThat(e.key()).isEqualTo(key));
        strict.asMaps().save(Map.of("pk", "S", "sk", "1", "count", 3));
        assertThat(strict.get(key)).contains(new Strict("S", "1", 3, null, Optional.empty(), List.of(), 5, 0));
        assertThat(dynox.table("shop", Loose.class).get(key)).isPresent();
        assertThat(strict.with(GetOptions.builder().projection("sk").build()).get(key))
                .isPresent();
    }

    record Session(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            @EpochSeconds Instant expires,
            @EpochSeconds Optional<Instant> warned) {}

    @Test
    void timesToLiveAreStoredAsSeconds(SyncBatchOperations dynox) {
        SyncBatchTable<Session> sessions = dynox.table("shop", Session.class);
        Session session = new Session("T", "1", Instant.ofEpochSecond(1_800_000_000), Optional.empty());
        sessions.save(session);

        assertThat(sessions.get(sessions.keyOf(session))).contains(session);
        assertThat(sessions.asMaps().get(sessions.keyOf(session)).orElseThrow())
                .isEqualTo(Map.of("pk", "T", "sk", "1", "expires", new BigDecimal(1_800_000_000)));
    }

    sealed interface Twins {}

    @DynoxType(attribute = "kind", value = "a")
    record Left(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk) implements Twins {}

    @DynoxType(attribute = "kind", value = "a")
    record Right(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk) implements Twins {}

    sealed interface Unmarked {}

    record Plain(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk) implements Unmarked {}

    record Dated(@DynamoDbPartitionKey String pk, Date at) {}

    record Wrong(
            @DynamoDbPartitionKey String pk, @EpochSeconds String at) {}

    @Test
    void whatCannotBeMappedIsRefusedWithTheWayThatWorks(SyncBatchOperations dynox) {
        Map<Class<?>, String> advice = Map.of(
                Twins.class, "have the same @DynoxType",
                Unmarked.class, "@DynoxType(attribute, value)",
                Dated.class, "java.time.Instant",
                Wrong.class, "@EpochSeconds is for Instant");
        for (Class<?> type : Set.copyOf(advice.keySet())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> dynox.table("shop", type))
                    .withMessageContaining(advice.get(type));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynox.table("shop", Session.class).only(Session.class))
                .withMessageContaining("sealed interface");
    }
}
