package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.InvalidItemException;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class TableKeyReaderTest {

    private static final TableKeyReader UNTYPED = new TableKeyReader("users", TableKeys.of("pk", "sk"));
    private static final TableKeyReader TYPED = new TableKeyReader(
            "users",
            new TableKeys(
                    new TableKeys.Attribute("pk", ScalarAttributeType.S),
                    new TableKeys.Attribute("sk", ScalarAttributeType.N)));

    private static Map<String, AttributeValue> key(Object pk, @Nullable Object sk) {
        return ItemEncoder.encode(sk == null ? Map.of("pk", pk) : Map.of("pk", pk, "sk", sk));
    }

    @Nested
    class Identity {

        private KeyIdentity of(Object pk) {
            return UNTYPED.ofKey(key(pk, "x"));
        }

        @Test
        void numbersAreEqualByValue() {
            assertThat(of(AttributeValue.fromN("1")))
                    .isEqualTo(of(AttributeValue.fromN("1.0")))
                    .isEqualTo(of(AttributeValue.fromN("1e0")))
                    .hasSameHashCodeAs(of(AttributeValue.fromN("1.00")));
        }

        @Test
        void typesAreToldApart() {
            assertThat(of("1")).isNotEqualTo(of(1)).isNotEqualTo(of(SdkBytes.fromUtf8String("1")));
        }

        @Test
        void binariesAreEqualByContent() {
            assertThat(of(new byte[] {1, 2})).isEqualTo(of(new byte[] {1, 2})).isNotEqualTo(of(new byte[] {1, 3}));
        }

        @Test
        void partitionAndSortKeyBothCount() {
            assertThat(UNTYPED.ofKey(key("a", "b"))).isNotEqualTo(UNTYPED.ofKey(key("a", "c")));
            assertThat(UNTYPED.ofKey(key("a", "b"))).isNotEqualTo(UNTYPED.ofKey(key("b", "a")));
        }

        @Test
        void theValueDoesNotShow() {
            assertThat(of("secret").toString()).doesNotContain("secret");
        }
    }

    @Nested
    class Refusals {

        private void refused(Map<String, AttributeValue> key, String attribute, String text) {
            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> TYPED.ofKey(key))
                    .satisfies(e -> assertThat(e.attribute()).isEqualTo(attribute))
                    .withMessageContaining(text)
                    .withMessageContaining("'users'")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        }

        @Test
        void anAbsentAttribute() {
            refused(key("secret", null), "sk", "has no attribute 'sk', the table's sort key");
        }

        @Test
        void aWrongType() {
            refused(key("secret", "secret"), "sk", "is of type S, but must be of type N");
            refused(key(List.of("secret"), 1), "pk", "is of type L, but must be of type S");
        }

        @Test
        void anEmptyValue() {
            refused(key("", 1), "pk", "is empty");
            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> UNTYPED.ofKey(key(new byte[0], "x")))
                    .withMessageContaining("is empty");
        }

        @Test
        void aValueThatIsTooLong() {
            refused(key("é".repeat(1025), 1), "pk", "is 2050 bytes long, and 2048 is the most");
            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> UNTYPED.ofItem(key("x", new byte[1025])))
                    .withMessageContaining("1024 is the most");
            assertThat(TYPED.ofKey(key("é".repeat(1024), 1))).isNotNull();
        }

        @Test
        void anAttributeTooManyInAKey() {
            Map<String, AttributeValue> key = ItemEncoder.encode(Map.of("pk", "secret", "sk", 1, "name", "secret"));

            refused(key, "name", "no key attribute");
            assertThat(TYPED.ofItem(key)).isEqualTo(TYPED.ofKey(key("secret", 1)));
        }

        @Test
        void aTypeThatIsNoKeyTypeAlsoWithoutKnownTypes() {
            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> UNTYPED.ofItem(key(true, "x")))
                    .withMessageContaining("is of type BOOL, but must be of type S, N or B");
        }
    }
}
