package io.dynox.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.WriteMode;
import io.dynox.annotation.Default;
import io.dynox.annotation.EpochSeconds;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** Types that no item can be mapped to are refused by name, with what to change. */
class RefusedTypesTest {

    record Generic<V>(V value) {}

    sealed interface Shape permits Circle {}

    record Circle(int radius) implements Shape {}

    /** Sealed, as its constant has a body. */
    enum Weekday {
        MONDAY {}
    }

    sealed interface Mixed permits Square {}

    static final class Square implements Mixed {}

    @DynamoDbBean
    static final class NoBean {
        private NoBean() {}
    }

    private void assertRefused(Class<?> type, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemMappers.of(type))
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .startsWith("Items can't be mapped to " + type.getTypeName())
                        .contains(parts));
    }

    @Test
    void areNamedByTheComponent() {
        record OfCalendar(String pk, Calendar when) {}
        @SuppressWarnings("ArrayRecordComponent")
        record OfArray(String pk, int[] numbers) {}
        record OfRaw(
                String pk, @SuppressWarnings("rawtypes") List raw) {}
        record OfSealed(String pk, Shape shape) {}
        record OfGeneric(String pk, Generic<String> box) {}
        record OfSetOfFlags(String pk, Set<Boolean> flags) {}
        record OfMapOfRecords(String pk, Map<Circle, String> map) {}
        record OfSupplier(String pk, Supplier<String> supplier) {}
        record Outer(String pk, List<OfCalendar> inner) {}

        assertRefused(OfCalendar.class, "component 'when' of record", "type java.util.Calendar", "java.time.Instant");
        assertRefused(OfArray.class, "component 'numbers'", "use a List");
        assertRefused(OfRaw.class, "component 'raw'", "List<String>");
        assertRefused(OfSealed.class, "component 'shape'", "sealed");
        assertRefused(OfGeneric.class, "component 'box'", "is generic");
        assertRefused(Generic.class, "is generic");
        assertRefused(OfSetOfFlags.class, "component 'flags'", "use a List");
        assertRefused(OfMapOfRecords.class, "component 'map'", "keys of maps are texts");
        assertRefused(OfSupplier.class, "component 'supplier'", "List, Collection, Set, Map and Optional");
        assertRefused(Outer.class, "component 'when' of record " + OfCalendar.class.getTypeName());
    }

    @Test
    void areThoseThatAreNeitherRecordsNorEntities() {
        assertRefused(String.class, "neither a record nor");
        assertRefused(NoBean.class, "it isn't public");
        assertRefused(Weekday.class, "neither a record nor");
        assertRefused(Mixed.class, "Square isn't a record", "make it a record");
    }

    @Test
    void includeTimesToLiveThatAreNoTimes() {
        record Count(String pk, @EpochSeconds long expires) {}
        record Boxed(String pk, @EpochSeconds Optional<Integer> expires) {}
        record Local(String pk, @EpochSeconds LocalDateTime expires) {}
        record Zoned(String pk, @EpochSeconds ZonedDateTime expires) {}
        record Several(String pk, @EpochSeconds List<Instant> expires) {}
        record Iso(
                String pk,

                @EpochSeconds @Default("2030-01-01T00:00:00Z")
                Instant expires) {}

        assertRefused(Count.class, "take it away if the number counts seconds");
        assertRefused(Boxed.class, "take it away if the number counts seconds");
        assertRefused(Local.class, "@EpochSeconds is for Instant and OffsetDateTime: use one of them");
        assertRefused(Zoned.class, "@EpochSeconds is for Instant and OffsetDateTime: use one of them");
        assertRefused(Several.class, "@EpochSeconds is for Instant and OffsetDateTime: use one of them");
        assertRefused(Iso.class, "is no number of whole seconds since 1970");
    }

    @Test
    void includeNumbersAndTextsThatAreNoneInParticular() {
        record AnyNumber(String pk, Number count) {}
        record AnyText(String pk, CharSequence text) {}

        assertRefused(AnyNumber.class, "a number such as Long or BigDecimal");
        assertRefused(AnyText.class, "use a record, a String");
    }

    @Test
    void includeDefaultsThatAreNone() {
        record BadNumber(@Default("many") int count) {}
        record BadList(@Default("a,b") List<String> list) {}

        assertRefused(BadNumber.class, "component 'count'", "@Default(\"many\")", "is no int");
        assertRefused(BadList.class, "component 'list'", "compact constructor");
    }

    @Test
    void includeKeysThatAreNone() {
        record SortAlone(@DynamoDbSortKey String sk) {}
        record FlagKey(@DynamoDbPartitionKey boolean pk) {}
        record Twice(String a, @DynamoDbAttribute("a") String b) {}

        assertRefused(SortAlone.class, "no partition key");
        assertRefused(FlagKey.class, "component 'pk' can't have @DynamoDbPartitionKey");
        assertRefused(Twice.class, "attribute 'a'", "component 'b'");
    }

    @Test
    void includeThoseThatAskForConditions() {
        record Versioned(
                @DynamoDbPartitionKey String pk,
                @DynamoDbVersionAttribute Long version) {}

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ItemMappers.check(ItemMappers.of(Versioned.class), Versioned.class, WriteMode.BATCHED))
                .withMessageContaining("it has a version attribute")
                .withMessageContaining("ask for WriteMode.CONDITIONAL");
    }
}
