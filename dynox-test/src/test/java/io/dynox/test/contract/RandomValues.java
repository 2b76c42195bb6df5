package io.dynox.test.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** Anything that an item can hold, decided by a seed. */
final class RandomValues {

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    record Part(@Nullable String name, int count, @Nullable Part inner) {}

    record Everything(
            @DynamoDbPartitionKey String pk,
            boolean flag,
            byte small,
            short medium,
            int number,
            long big,
            float single,
            double real,
            char letter,
            @Nullable Integer boxed,
            @Nullable String text,
            @Nullable BigDecimal decimal,
            @Nullable BigInteger integer,
            @Nullable SdkBytes bytes,
            @Nullable ByteBuffer buffer,
            @Nullable TimeUnit unit,
            @Nullable Instant instant,
            @Nullable LocalDate date,
            @Nullable LocalDateTime dateTime,
            @Nullable OffsetDateTime offset,
            @Nullable ZonedDateTime zoned,
            @Nullable Duration duration,
            @Nullable Period period,
            @Nullable UUID uuid,
            @Nullable URI uri,
            @Nullable Locale locale,
            @Nullable Part part,
            Optional<Part> maybe,
            List<@Nullable Part> parts,
            List<Map<String, List<Integer>>> deep,
            Set<String> texts,
            Set<Long> longs,
            Set<SdkBytes> binaries,
            Map<UUID, LocalDate> dates,
            @Nullable Object anything) {}

    Everything everything(String key) {
        return new Everything(
                key,
                random.nextBoolean(),
                (byte) random.nextInt(),
                (short) random.nextInt(),
                random.nextInt(),
                random.nextLong(),
                random.nextFloat() * 1000 + 1,
                (random.nextDouble() + 0.1) * Math.pow(10, random.nextInt(200) - 100),
                (char) ('a' + random.nextInt(26)),
                orNull(random::nextInt),
                orNull(this::text),
                orNull(() -> new BigDecimal(random.nextInt(100_000) + "." + random.nextInt(1000) + "7")),
                orNull(() -> new BigInteger(120, random)),
                orNull(this::bytes),
                orNull(() -> bytes().asByteBuffer()),
                orNull(() -> oneOf(List.of(TimeUnit.values()))),
                orNull(this::instant),
                orNull(this::date),
                orNull(() -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC)),
                orNull(() -> instant().atOffset(ZoneOffset.ofHours(random.nextInt(20) - 10))),
                orNull(() -> instant().atZone(ZoneId.of("Europe/Zurich"))),
                orNull(() -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000))),
                orNull(() -> Period.of(random.nextInt(9), random.nextInt(99) - 50, random.nextInt(999))),
                orNull(this::uuid),
                orNull(() -> URI.create("https://dynox.io/" + random.nextInt() + "?q=%C3%BC")),
                orNull(() -> Locale.forLanguageTag(random.nextBoolean() ? "de-CH" : "en")),
                orNull(() -> part(3)),
                Optional.ofNullable(orNull(() -> part(1))),
                list(() -> orNull(() -> part(1))),
                list(() -> map(this::text, () -> list(random::nextInt))),
                set(this::text),
                set(random::nextLong),
                set(this::bytes),
                map(this::uuid, this::date),
                orNull(() -> random.nextBoolean() ? text() : List.of(text(), random.nextBoolean())));
    }

    private Part part(int depth) {
        return new Part(orNull(this::text), random.nextInt(), depth == 0 ? null : orNull(() -> part(depth - 1)));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(random.nextInt(100_000));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <V> V oneOf(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <V> @Nullable V orNull(Supplier<V> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    Map<String, Object> item() {
        return map(3);
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            map.put("a" + i + text(), value(depth));
        }
        return map;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 10)) {
            case 0 -> text();
            case 1 -> number();
            case 2 -> random.nextBoolean();
            case 3 -> bytes();
            case 4 -> null;
            case 5 -> list(() -> value(depth - 1));
            case 6 -> map(depth - 1);
            case 7 -> nonEmpty(this::text);
            case 8 -> nonEmpty(() -> BigDecimal.valueOf(random.nextInt(1000)));
            default -> nonEmpty(this::bytes);
        };
    }

    private <V> List<V> list(Supplier<V> element) {
        List<V> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <V> Set<V> set(Supplier<V> member) {
        return new LinkedHashSet<>(list(member));
    }

    private <V> Set<V> nonEmpty(Supplier<V> member) {
        Set<V> set = set(member);
        set.add(member.get());
        return set;
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    /** Never empty, so that it can be a member of a set anywhere. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append('"').append('\\');
                case 2 -> text.append((char) (0xA0 + random.nextInt(0x700)));
                case 3 -> text.append((char) (0x3000 + random.nextInt(0x1000)));
                case 4 -> text.appendCodePoint(0x1F300 + random.nextInt(0x100));
                default -> text.append((char) (' ' + random.nextInt(0x5F)));
            }
        }
        return text.toString();
    }

    private BigDecimal number() {
        return new BigDecimal(new BigInteger(random.nextInt(126), random), random.nextInt(100) - 50)
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    private SdkBytes bytes() {
        byte[] bytes = new byte[1 + random.nextInt(20)];
        random.nextBytes(bytes);
        return SdkBytes.fromByteArray(bytes);
    }

    /** Equal for what DynamoDB stores alike: numbers have no trailing zeros. */
    static Object normal(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> normal = new LinkedHashMap<>();
            map.forEach((key, member) -> normal.put(key, normal(member)));
            return normal;
        }
        if (value instanceof List<?> list) {
            List<Object> normal = new ArrayList<>();
            list.forEach(member -> normal.add(normal(member)));
            return normal;
        }
        if (value instanceof Set<?> set) {
            Set<Object> normal = new LinkedHashSet<>();
            set.forEach(member -> normal.add(normal(member)));
            return normal;
        }
        return value == null ? Optional.empty() : value;
    }
}
