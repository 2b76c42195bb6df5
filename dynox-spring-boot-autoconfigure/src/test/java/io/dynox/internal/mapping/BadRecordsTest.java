package io.dynox.internal.mapping;

import static io.dynox.internal.mapping.RecordItems.decode;
import static io.dynox.internal.mapping.RecordItems.decodePart;
import static io.dynox.internal.mapping.RecordItems.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.InvalidItemException;
import io.dynox.internal.mapping.value.BadValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records that don't fit their item, and items that don't fit their record. */
class BadRecordsTest {

    record Address(String street, int zip) {}

    record User(List<Address> former) {}

    record Strict(String pk, int positive, @Nullable UUID id) {
        Strict {
            if (positive < 0) {
                throw new IllegalArgumentException("secret " + positive);
            }
        }
    }

    @Test
    void areRefusedByTheNamesOfAttributeAndComponent() {
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> decode(Strict.class, Map.of("pk", "A", "positive", "secret")))
                .withMessage("Attribute 'positive' of the item for table 'users' is of type S, but N is needed"
                        + " (component 'positive' of record " + Strict.class.getTypeName()
                        + ", type int): correct the item, change the type, or read it as a map by asMaps().")
                .satisfies(refusal -> assertThat(refusal.attribute()).isEqualTo("positive"));
    }

    @Test
    void areRefusedWithoutTheirContent() {
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> decode(Strict.class, Map.of("pk", "A", "positive", 1, "id", "secret")))
                .withMessageContaining("is no UUID")
                .withMessageNotContaining("secret");
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> decode(Strict.class, Map.of("pk", "A", "positive", 12345678901L)))
                .withMessageContaining("is no int")
                .withMessageNotContaining("12345678901");
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> decode(Strict.class, Map.of("pk", "A", "positive", -1)))
                .withMessageContaining("constructor threw java.lang.IllegalArgumentException")
                .withMessageNotContaining("secret")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areRefusedByThePathToWhatIsWrong() {
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() ->
                        decodePart(User.class, Map.of("former", List.of(Map.of("zip", 1), Map.of("zip", "8000")))))
                .withMessageContaining("Attribute 'former[1].zip'")
                .withMessageContaining("component 'zip' of record " + Address.class.getTypeName());
    }

    @Test
    void areRefusedWhenTheyCannotBeStored() {
        record Flags(List<Set<String>> sets, Set<@Nullable String> texts, double ratio) {}

        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> encode(Flags.class, new Flags(List.of(Set.of()), Set.of(), 1)))
                .withMessageContaining("is empty");
        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> encode(
                        Flags.class, new Flags(List.of(), new java.util.HashSet<>(Arrays.asList((String) null)), 1)))
                .withMessageContaining("a null");
        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> encode(Flags.class, new Flags(List.of(), Set.of(), Double.NaN)))
                .withMessageContaining("not a finite number");
    }

    @Test
    void areDescribedByTheirAttributes() {
        Map<String, ?> described = ItemMappers.of(Strict.class).describe(new Strict("A", 1, null));

        assertThat(described).isEqualTo(Map.of("pk", "A", "positive", BigDecimal.ONE));
    }
}
