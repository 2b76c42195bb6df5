package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.InvalidItemException;
import io.dynox.internal.mapping.RandomItems;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemConversionTest {

    private static final ItemWriteCodec<Map<String, Object>> CODEC = new ItemWriteCodec<>(TableModel.ofMaps("users"));

    private static AttributeValue encoded(@Nullable Object value) {
        return ItemEncoder.encode(one(value)).values().iterator().next();
    }

    private static Map<String, @Nullable Object> one(@Nullable Object value) {
        Map<String, @Nullable Object> item = new HashMap<>();
        item.put("a", value);
        return item;
    }

    @Nested
    class Encoding {

        @Test
        void eachJavaValueHasItsType() {
            assertThat(encoded("x")).isEqualTo(AttributeValue.fromS("x"));
            assertThat(encoded("")).isEqualTo(AttributeValue.fromS(""));
            assertThat(encoded(1)).isEqualTo(AttributeValue.fromN("1"));
            assertThat(encoded(true)).isEqualTo(AttributeValue.fromBool(true));
            assertThat(encoded(null)).isEqualTo(AttributeValue.fromNul(true));
            assertThat(encoded(List.of("x", 1)))
                    .isEqualTo(AttributeValue.fromL(List.of(AttributeValue.fromS("x"), AttributeValue.fromN("1"))));
            assertThat(encoded(new ArrayDeque<>(List.of(1)))).isEqualTo(encoded(List.of(1)));
            assertThat(encoded(Map.of("b", 2))).isEqualTo(AttributeValue.fromM(Map.of("b", AttributeValue.fromN("2"))));
            assertThat(encoded(Set.of("x"))).isEqualTo(AttributeValue.fromSs(List.of("x")));
            assertThat(encoded(Set.of(new AtomicLong(5)))).isEqualTo(AttributeValue.fromNs(List.of("5")));
            assertThat(encoded(Set.of(SdkBytes.fromUtf8String("x"))))
                    .isEqualTo(AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))));
        }

        @Test
        void attributeValuesAreTakenAsTheyAreAtAnyLevel() {
            AttributeValue ready = AttributeValue.fromM(Map.of("b", AttributeValue.fromN("1")));

            assertThat(encoded(ready)).isEqualTo(ready);
            assertThat(encoded(List.of(ready, 2)).l().get(0)).isEqualTo(ready);
            assertThat(encoded(Set.of(AttributeValue.fromN("1")))).isEqualTo(AttributeValue.fromNs(List.of("1")));
        }

        @Test
        void arraysAndBuffersAreCopied() {
            byte[] bytes = {1, 2};
            ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}, 1, 2);
            List<Object> list = new ArrayList<>(List.of(bytes, buffer));

            AttributeValue value = encoded(list);
            bytes[0] = 7;
            buffer.put(1, (byte) 7);
            list.clear();

            assertThat(value.l())
                    .containsExactly(
                            AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})),
                            AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})));
            assertThat(buffer.position()).isEqualTo(1);
        }

        @Test
        void otherTypesAreRefusedByName() {
            Object[] others = {
                Instant.EPOCH,
                new UUID(0, 0),
                DayOfWeek.MONDAY,
                'c',
                new int[] {1},
                new String[] {"x"},
                Optional.of("x"),
                CharBuffer.wrap("x")
            };
            for (Object other : others) {
                assertThatExceptionOfType(BadValue.class)
                        .isThrownBy(() -> encoded(other))
                        .withMessageContaining(other.getClass().getTypeName())
                        .withMessageContaining("convert it to a ");
            }
        }

        @Test
        void refusalsNameThePathAndNotTheValue() {
            Map<String, Object> item =
                    Map.of("pk", "top-secret", "address", Map.of("lines", List.of("x", Instant.EPOCH)));

            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> CODEC.put(item))
                    .satisfies(e -> assertThat(e.attribute()).isEqualTo("address.lines[1]"))
                    .satisfies(e -> assertThat(e.table()).isEqualTo("users"))
                    .withMessage(
                            "Attribute 'address.lines[1]' of the item for table 'users' is a java.time.Instant, for"
                                    + " which DynamoDB has no type: convert it to a String, a Number or a Map first.");
        }

        @Test
        void mixedAndEmptySetsAreRefused() {
            assertThatExceptionOfType(BadValue.class)
                    .isThrownBy(() -> encoded(Set.of(1, "x")))
                    .withMessageContaining("mixed types");
            assertThatExceptionOfType(BadValue.class)
                    .isThrownBy(() -> encoded(Set.of()))
                    .withMessageContaining("empty set");
            assertThatExceptionOfType(BadValue.class)
                    .isThrownBy(() -> encoded(Set.of(List.of(1))))
                    .withMessageContaining("strings, numbers or binaries");
        }

        @Test
        void structuresThatContainThemselvesAreRefused() {
            Map<String, Object> item = new HashMap<>();
            List<Object> list = new ArrayList<>();
            item.put("list", list);
            list.add(list);
            list.add(list);
            Map<String, Object> self = new HashMap<>();
            self.put("self", self);

            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> CODEC.put(item))
                    .withMessageContaining("contains itself");
            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> CODEC.put(self))
                    .withMessageContaining("contains itself");
        }

        @Test
        void nestingEndsAtThirtyTwoLevels() {
            Object plain = "x";
            AttributeValue ready = AttributeValue.fromS("x");
            for (int i = 0; i < 32; i++) {
                plain = List.of(plain);
                ready = AttributeValue.fromL(List.of(ready));
            }

            assertThat(CODEC.put(Map.of("a", plain))).isNotNull();
            assertThat(CODEC.put(Map.of("a", ready))).isNotNull();
            for (Object deeper : List.of(List.of(plain), List.of(ready), Map.of("m", plain))) {
                assertThatExceptionOfType(InvalidItemException.class)
                        .isThrownBy(() -> CODEC.put(Map.of("a", deeper)))
                        .withMessageContaining("32 levels");
            }
        }

        @Test
        void sharedStructuresAreRefusedBeforeTheyExplode() {
            Object plain = List.of("x");
            AttributeValue ready = AttributeValue.fromS("x");
            for (int i = 0; i < 30; i++) {
                plain = List.of(plain, plain);
                ready = AttributeValue.fromL(List.of(ready, ready));
            }

            for (Object wide : List.of(plain, ready)) {
                assertThatExceptionOfType(InvalidItemException.class)
                        .isThrownBy(() -> CODEC.put(Map.of("a", wide)))
                        .withMessageContaining("400 KB");
            }
        }

        @Test
        void namesMustBeStrings() {
            Map<Object, Object> raw = new HashMap<>();
            raw.put(1, "x");

            assertThatExceptionOfType(BadValue.class)
                    .isThrownBy(() -> encoded(raw))
                    .withMessageContaining("java.lang.Integer");
        }
    }

    @Nested
    class Decoding {

        @Test
        void aRoundTripIsExact() {
            long seed = Long.getLong("dynox.seed", System.nanoTime());
            RandomItems items = new RandomItems(seed);
            for (int i = 0; i < 2_000; i++) {
                Map<String, Object> item = items.item();

                Map<String, AttributeValue> encoded = ItemEncoder.encode(item);
                Map<String, Object> decoded = ItemDecoder.decode(encoded);

                assertThat(decoded).as("seed %s, item %s", seed, i).isEqualTo(item);
                assertThat(ItemEncoder.encode(decoded))
                        .as("seed %s, item %s", seed, i)
                        .isEqualTo(encoded);
            }
        }

        @Test
        void numbersComeBackAsExactBigDecimals() {
            Map<String, Object> item = ItemDecoder.decode(Map.of(
                    "n", AttributeValue.fromN("123456789012345678901234567890.12345678"),
                    "ns", AttributeValue.fromNs(List.of("1", "2"))));

            assertThat(item.get("n")).isEqualTo(new BigDecimal("123456789012345678901234567890.12345678"));
            assertThat(item.get("ns"))
                    .isEqualTo(new LinkedHashSet<>(List.of(BigDecimal.valueOf(1), BigDecimal.valueOf(2))));
        }

        @Test
        void itemsCanNotBeChanged() {
            Map<String, Object> item = ItemDecoder.decode(Map.of("l", AttributeValue.fromL(List.of())));

            assertThat(item).isUnmodifiable();
            assertThat((List<?>) item.get("l")).isUnmodifiable();
        }
    }
}
