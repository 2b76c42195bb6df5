package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.annotation.Default;
import io.dynox.internal.mapping.ItemMappers;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.ItemEncoder;
import io.dynox.internal.sdk.ItemWriteCodec;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.TableModel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbFlatten;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbIgnore;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records and beans are written to JSON, and read from it, as they are encoded to attribute values and decoded from them. */
class RecordJsonTest {

    record Address(String street, @Nullable String town) {}

    record Audit(
            @DynamoDbAttribute("made_at") @Nullable Instant made,
            @Nullable Instant changed) {}

    record Everything(
            @DynamoDbPartitionKey String pk,
            @DynamoDbAttribute("naïve \"name\"") String named,
            int small,
            long large,
            Double real,
            BigDecimal exact,
            BigInteger whole,
            boolean flag,
            ByteBuffer bytes,
            SdkBytes sdkBytes,
            UUID id,
            Duration time,
            DayOfWeek day,
            Optional<String> maybe,
            Optional<Integer> never,
            List<@Nullable String> list,
            List<Address> addresses,
            Set<Integer> numbers,
            Set<String> texts,
            Set<SdkBytes> binaries,
            Map<String, Address> byName,
            Map<Integer, List<String>> byNumber,
            Address address,
            @DynamoDbFlatten Audit audit,
            @DynamoDbIgnore @Nullable String secret,
            @Default("7") int version,
            Object anything,
            AttributeValue ready,
            @Nullable Everything inner) {}

    private static Everything everything(String text, @Nullable Everything inner) {
        return new Everything(
                "k" + text,
                text,
                -7,
                Long.MIN_VALUE,
                1.5e-7,
                new BigDecimal("12345678901234567890.123456789"),
                BigInteger.TEN.pow(30),
                true,
                ByteBuffer.wrap(new byte[] {1, 2, 3}),
                SdkBytes.fromUtf8String(text),
                new UUID(1, 2),
                Duration.ofMillis(1234),
                DayOfWeek.FRIDAY,
                Optional.of(text),
                Optional.empty(),
                java.util.Arrays.asList("a", null, text),
                List.of(new Address(text, null), new Address("s", "t")),
                Set.of(1, 20, 300),
                Set.of("x", text + "y"),
                Set.of(SdkBytes.fromUtf8String("b")),
                Map.of("home", new Address("a", text)),
                Map.of(5, List.of(text)),
                new Address(text, text),
                new Audit(Instant.ofEpochSecond(1_700_000_000, 5), null),
                "never stored",
                3,
                Map.of("n", List.of(1, text)),
                AttributeValue.fromN("1e3"),
                inner);
    }

    private static <T> TableModel<T> model(Class<T> type) {
        return TableModel.of("t", ItemMappers.of(type), type);
    }

    private static <T> JsonItem json(TableModel<T> model, T item) {
        WireWrite write = WireWriteCodec.ofBatches(model).write(item);
        return new JsonItem(write.json(), WireForm.BATCH.begin(ItemWrite.Kind.PUT).length - 1, write.json().length);
    }

    private static JsonItem json(Map<String, Object> item) {
        return json(TableModel.ofMaps("t"), item);
    }

    private static <T> T read(TableModel<T> model, JsonItem item) {
        return new ItemDecoding<>(model, Projection.NONE, new NameCache()).decode(item);
    }

    @Test
    void recordsAreWrittenAndReadAsByAttributeValues() {
        TableModel<Everything> model = model(Everything.class);
        Everything item = everything("tëxt \"\\\n 😀", everything("inner", null));
        Map<String, AttributeValue> attributes = model.mapper().encode(item);

        JsonItem json = json(model, item);

        assertThat(Attributes.read(json.attributes(null))).isEqualTo(attributes);
        assertThat(WireWriteCodec.ofBatches(model).write(item).itemBytes()).isEqualTo((int)
                new io.dynox.internal.mapping.value.ItemMeter().add(attributes).bytes());
        Everything read = read(model, json);
        assertThat(model.mapper().encode(read))
                .isEqualTo(model.mapper().encode(model.mapper().decode(attributes)));
        assertThat(read.secret()).isNull();
        assertThat(read.never()).isEmpty();
        assertThat(Objects.requireNonNull(read.inner()).named()).isEqualTo("inner");
    }

    @Test
    void absentAndNullAttributesHaveTheirDefaults() {
        TableModel<Everything> model =
                TableModel.of("t", ItemMappers.of(Everything.class).lenient(), Everything.class);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("unknown", Map.of("deep", List.of(1, Map.of("x", "y"))));
        item.put("pk", "k");
        item.put("small", null);
        item.put("changed", null);
        item.put("list", java.util.Arrays.asList("a", null));

        Everything read = read(model, json(item));

        assertThat(model.mapper().encode(read))
                .isEqualTo(model.mapper().encode(model.mapper().decode(ItemEncoder.encode(item))));
        assertThat(read.version()).isEqualTo(7);
        assertThat(read.audit()).isEqualTo(new Audit(null, null));
        assertThat(read.address()).isNull();
    }

    @Test
    void whatDoesNotFitIsRefusedInTheWordsOfAttributeValues() {
        TableModel<Everything> model = model(Everything.class);
        for (Map<String, Object> item : List.<Map<String, Object>>of(
                Map.of("pk", 1),
                Map.of("small", new BigDecimal("1e30")),
                Map.of("day", "someday"),
                Map.of("numbers", Set.of("a")),
                Map.of("addresses", List.of(Map.of("street", Map.of()))),
                Map.of("byNumber", Map.of("one", List.of())),
                Map.of("bytes", "text"))) {
            Throwable expected = catchThrowable(() -> model.decode(ItemEncoder.encode(item)));

            Throwable refusal = catchThrowable(() -> read(model, json(item)));

            assertThat(expected).isInstanceOf(InvalidItemException.class);
            assertThat(refusal).isInstanceOf(InvalidItemException.class).hasMessage(expected.getMessage());
        }
    }

    record Bad(
            @DynamoDbPartitionKey String pk,
            @Nullable Object value,
            @Nullable Map<UUID, Double> map) {}

    @Test
    void whatCannotBeStoredIsRefusedInTheWordsOfAttributeValues() {
        TableModel<Bad> model = model(Bad.class);
        for (Bad item : List.of(
                new Bad("k", Set.of(), null),
                new Bad("half \uD83D", null, null),
                new Bad("k", "x".repeat(410_000), null),
                new Bad("k", new Object(), null),
                new Bad("k", null, Map.of(new UUID(1, 1), Double.NaN)))) {
            Throwable expected = catchThrowable(() -> new ItemWriteCodec<>(model).put(item));

            Throwable refusal =
                    catchThrowable(() -> WireWriteCodec.ofBatches(model).put(item));

            assertThat(expected).isInstanceOf(InvalidItemException.class);
            assertThat(refusal).isInstanceOf(InvalidItemException.class).hasMessage(expected.getMessage());
        }
    }

    @Test
    void beansTakeTheBridge() {
        TableModel<Bean> model = model(Bean.class);
        Bean bean = new Bean();
        bean.setPk("k");
        bean.setTags(Set.of("a", "b"));

        JsonItem json = json(model, bean);

        ItemMapper<Bean> mapper = model.mapper();
        assertThat(Attributes.read(json.attributes(null))).isEqualTo(mapper.encode(bean));
        assertThat(mapper.encode(read(model, json))).isEqualTo(mapper.encode(bean));
    }

    @DynamoDbBean
    public static class Bean {
        private String pk = "";
        private Set<String> tags = Set.of();

        @DynamoDbPartitionKey
        public String getPk() {
            return pk;
        }

        public void setPk(String pk) {
            this.pk = pk;
        }

        public Set<String> getTags() {
            return tags;
        }

        public void setTags(Set<String> tags) {
            this.tags = tags;
        }
    }
}
