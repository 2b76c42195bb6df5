package io.dynox.internal.mapping.enhanced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.annotation.AllowMissing;
import io.dynox.annotation.Default;
import io.dynox.annotation.EpochSeconds;
import io.dynox.enhanced.EnhancedItems;
import io.dynox.internal.mapping.ItemMappers;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbFlatten;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the Enhanced client would pass over in silence, or refuse without advice, is refused with it. */
public class EnhancedMistakesTest {

    @DynamoDbBean
    public static class Session {

        private String id = "";

        @DynamoDbPartitionKey
        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }
    }

    @DynamoDbBean
    public static class Expiring extends Session {

        private Instant expires = Instant.EPOCH;

        @EpochSeconds
        public Instant getExpires() {
            return expires;
        }

        public void setExpires(Instant expires) {
            this.expires = expires;
        }
    }

    @DynamoDbBean
    public static class HoldsExpiring extends Session {

        private List<Expiring> parts = List.of();

        public List<Expiring> getParts() {
            return parts;
        }

        public void setParts(List<Expiring> parts) {
            this.parts = parts;
        }
    }

    @DynamoDbBean
    public static class Defaulted extends Session {

        private String state = "";

        public String getState() {
            return state;
        }

        @Default("OPEN")
        public void setState(String state) {
            this.state = state;
        }
    }

    @DynamoDbBean
    public static class Lacking extends Session {

        private String note = "";

        @AllowMissing
        public String getNote() {
            return note;
        }

        public void setNote(String note) {
            this.note = note;
        }
    }

    @DynamoDbBean
    @AllowMissing
    public static class LackingAnything extends Session {}

    @DynamoDbBean
    public static class Flattened {

        private Map<String, String> all = Map.of();

        @DynamoDbFlatten
        public Map<String, String> getAll() {
            return all;
        }

        public void setAll(Map<String, String> all) {
            this.all = all;
        }
    }

    @DynamoDbBean
    public static class Computed extends Session {
        public String getLabel() {
            return "session " + getId();
        }
    }

    @DynamoDbBean
    public abstract static class Abstract extends Session {}

    // people forget the word, too
    @SuppressWarnings("ClassCanBeStatic")
    @DynamoDbBean
    public class Inner extends Session {}

    @DynamoDbBean
    public static class Full extends Session {
        public Full(String id) {
            setId(id);
        }
    }

    @DynamoDbBean
    public static class WithoutAccessors {}

    @DynamoDbBean
    public static class WithoutSetter extends Session {
        @DynamoDbSortKey
        public String getSort() {
            return "";
        }
    }

    @DynamoDbBean
    public static class WithCalendar extends Session {

        private Calendar at = Calendar.getInstance(Locale.ROOT);

        public Calendar getAt() {
            return at;
        }

        public void setAt(Calendar at) {
            this.at = at;
        }
    }

    private static void assertRefused(Class<?> type, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemMappers.of(type))
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .startsWith("Items can't be mapped to " + type.getTypeName())
                        .contains(parts)
                        .doesNotContain(".."));
    }

    @Test
    void annotationsOfRecordsWouldHaveNoEffect() {
        assertRefused(Expiring.class, "@EpochSeconds on getExpires()", "store a long that counts the seconds");
        assertRefused(HoldsExpiring.class, "@EpochSeconds on getExpires() of " + Expiring.class.getTypeName());
        assertRefused(Defaulted.class, "@Default on setState()", "give the field that value");
        assertRefused(Lacking.class, "@AllowMissing on getNote()", "take it away");
        assertRefused(LackingAnything.class, "@AllowMissing on " + LackingAnything.class.getTypeName(), "take it away");
    }

    @Test
    void annotationsOfRecordsHaveNoEffectInASchemaEither() {
        TableSchema<Expiring> schema = TableSchema.fromBean(Expiring.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnhancedItems.of(schema))
                .withMessageContaining("@EpochSeconds on getExpires()");
    }

    @Test
    void anObjectOfTheClassCannotBeMade() {
        assertRefused(Abstract.class, "it is abstract", "the classes that extend it");
        assertRefused(Inner.class, "it is an inner class", "make it static");
        assertRefused(Full.class, "a public constructor without parameters", "@NoArgsConstructor");
    }

    @Test
    void attributesWouldBePassedOver() {
        assertRefused(WithoutAccessors.class, "passes over all of it", "Lombok: @Data");
        assertRefused(WithoutSetter.class, "passes over the key annotation on getSort()", "a public setter");
    }

    @Test
    void aValueWithoutASetterIsComputedAndNotStored() {
        Computed item = new Computed();
        item.setId("1");

        assertThat(ItemMappers.of(Computed.class).encode(item))
                .containsOnly(Map.entry("id", AttributeValue.fromS("1")));
    }

    @Test
    void aFlattenedMapIsMoreThanNothing() {
        Flattened item = new Flattened();
        item.setAll(Map.of("pk", "1"));

        assertThat(ItemMappers.of(Flattened.class).encode(item)).containsEntry("pk", AttributeValue.fromS("1"));
    }

    @Test
    void aComponentHasNoConverter() {
        assertRefused(WithCalendar.class, "java.util.Calendar", "java.time.Instant", "@DynamoDbConvertedBy");
    }
}
