package io.dynox.test.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.InvalidItemException;
import io.dynox.ItemMapping;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.junit.DynoxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbConvertedBy;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbFlatten;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A key is converted exactly as its attribute is, whatever reads or deletes by it. */
class ConvertedKeysTest {

    private static final UUID ID = UUID.fromString("0b7d5a52-6f5e-4a53-9a5e-0d2b9a1c7f11");
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    @RegisterExtension
    static final DynoxExtension DYNOX = DynoxExtension.builder()
            .table("events", Key.string("id"), Key.string("at"))
            .table("days", Key.number("day"), Key.string("kind"))
            .build();

    enum Kind {
        SALE,
        RETURN
    }

    record Event(
            @DynamoDbPartitionKey UUID id, @DynamoDbSortKey Instant at, int count) {}

    record Place(@DynamoDbPartitionKey UUID id) {}

    record Nested(
            @DynamoDbFlatten Place place, @DynamoDbSortKey Instant at, int count) {}

    record Day(
            @DynamoDbPartitionKey @DynamoDbConvertedBy(Epoch.class)
            LocalDate day,

            @DynamoDbSortKey Kind kind) {}

    record Prefixed(
            @DynamoDbPartitionKey @DynamoDbConvertedBy(UserId.class)
            String id,

            @DynamoDbSortKey String at) {}

    @DynamoDbBean
    public static class EventBean {

        private UUID id = ID;
        private Instant at = AT;

        @DynamoDbPartitionKey
        public UUID getId() {
            return id;
        }

        public void setId(UUID id) {
            this.id = id;
        }

        @DynamoDbSortKey
        public Instant getAt() {
            return at;
        }

        public void setAt(Instant at) {
            this.at = at;
        }
    }

    @Test
    void recordsAreReadAndDeletedByTheirKeys(SyncBatchOperations dynox) {
        checkEverything(dynox.table("events", Event.class), new Event(ID, AT, 1), ID, AT);
    }

    @Test
    void partsOfFlattenedRecordsAreKeysToo(SyncBatchOperations dynox) {
        checkEverything(dynox.table("events", Nested.class), new Nested(new Place(ID), AT, 1), ID, AT);
    }

    @Test
    void convertersAndEnumsMakeKeys(SyncBatchOperations dynox) {
        LocalDate day = LocalDate.of(2026, 3, 1);

        checkEverything(dynox.table("days", Day.class), new Day(day, Kind.RETURN), day, Kind.RETURN);
    }

    @Test
    void mappingsOfTheApplicationsOwnSayHowTheirKeysAreStored(SyncBatchOperations dynox) {
        checkEverything(dynox.table("events", new EventMapping()), new Event(ID, AT, 7), ID, AT);
    }

    private static <T> void checkEverything(SyncBatchTable<T> table, T item, Object partition, Object sort) {
        Map<String, Object> key = table.key(partition, sort);
        table.batchWrite(List.of(item), List.of());

        assertThat(key).isEqualTo(table.keyOf(item));
        assertThat(table.batchGet(List.of(key)).items()).containsExactly(item);
        assertThat(table.get(key)).contains(item);
        assertThat(table.asMaps().get(key)).isPresent();
        table.delete(key);
        assertThat(table.batchGet(List.of(key)).missingKeys()).containsExactly(key);
        table.save(item);
        table.batchWrite(List.of(), List.of(key));
        assertThat(table.get(key)).isEmpty();
    }

    @Test
    void valuesInMapsOfKeysAreConvertedToo(SyncBatchOperations dynox) {
        SyncBatchTable<Event> events = dynox.table("events", Event.class);
        events.save(new Event(ID, AT, 3));

        assertThat(events.get(Map.of("id", ID, "at", AT))).isPresent();
        assertThat(events.get(Map.of("id", ID.toString(), "at", AT))).isPresent();
    }

    @Test
    void beansAreReadByTheirKeys(SyncBatchOperations dynox) {
        SyncBatchTable<EventBean> events = dynox.table("events", EventBean.class);
        events.save(new EventBean());

        assertThat(events.get(events.key(ID, AT))).isPresent();
        assertThat(events.batchGet(List.of(Map.of("id", ID, "at", AT))).items()).hasSize(1);
        events.delete(events.keyOf(new EventBean()));
        assertThat(events.get(events.key(ID, AT))).isEmpty();
    }

    @Test
    void aKeyThatWasConvertedOnceIsNotConvertedAgain(SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
        SyncBatchTable<Prefixed> users = dynox.table("events", Prefixed.class);
        Prefixed ada = new Prefixed("ada", "1");
        users.save(ada);

        assertThat(users.get(users.keyOf(ada))).contains(ada);
        assertThat(users.get(users.key("ada", "1"))).contains(ada);
        assertThat(users.get(Map.of("id", "ada", "at", "1"))).contains(ada);
        assertThat(dynox.table("events", Prefixed.class).asMaps().get(users.key("ada", "1")))
                .hasValueSatisfying(stored -> assertThat(stored).containsEntry("id", "USER#ada"));
    }

    @Test
    void whatIsNoKeyIsRefusedWithItsAttribute(SyncBatchOperations dynox) {
        SyncBatchTable<Event> events = dynox.table("events", Event.class);

        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> events.get(events.key(ID, LocalDate.EPOCH)))
                .satisfies(e -> assertThat(e.attribute()).isEqualTo("at"));
    }

    static final class Epoch implements AttributeConverter<LocalDate> {

        @Override
        public AttributeValue transformFrom(LocalDate day) {
            return AttributeValue.fromN(Long.toString(day.toEpochDay()));
        }

        @Override
        public LocalDate transformTo(AttributeValue value) {
            return LocalDate.ofEpochDay(Long.parseLong(value.n()));
        }

        @Override
        public EnhancedType<LocalDate> type() {
            return EnhancedType.of(LocalDate.class);
        }

        @Override
        public AttributeValueType attributeValueType() {
            return AttributeValueType.N;
        }
    }

    /** Writes another string than it is given, so that a second conversion would show. */
    static final class UserId implements AttributeConverter<String> {

        @Override
        public AttributeValue transformFrom(String id) {
            return AttributeValue.fromS("USER#" + id);
        }

        @Override
        public String transformTo(AttributeValue value) {
            return value.s().substring("USER#".length());
        }

        @Override
        public EnhancedType<String> type() {
            return EnhancedType.of(String.class);
        }

        @Override
        public AttributeValueType attributeValueType() {
            return AttributeValueType.S;
        }
    }

    private static final class EventMapping implements ItemMapping<Event> {

        @Override
        public Map<String, AttributeValue> toAttributes(Event event) {
            return Map.of(
                    "id", AttributeValue.fromS(event.id().toString()),
                    "at", AttributeValue.fromS(event.at().toString()),
                    "count", AttributeValue.fromN(Integer.toString(event.count())));
        }

        @Override
        public Event toItem(Map<String, AttributeValue> attributes) {
            return new Event(
                    UUID.fromString(Objects.requireNonNull(attributes.get("id")).s()),
                    Instant.parse(Objects.requireNonNull(attributes.get("at")).s()),
                    Integer.parseInt(
                            Objects.requireNonNull(attributes.get("count")).n()));
        }

        @Override
        public List<String> keyAttributes() {
            return List.of("id", "at");
        }

        @Override
        public Optional<AttributeValue> keyAttribute(String name, Object value) {
            return Optional.of(AttributeValue.fromS(value.toString()));
        }
    }
}
