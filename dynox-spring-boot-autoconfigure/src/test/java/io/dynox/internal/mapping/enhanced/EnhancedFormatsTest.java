package io.dynox.internal.mapping.enhanced;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.mapping.record.TypeCodecs;
import io.dynox.internal.mapping.value.ValueCodec;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values are written as the Enhanced client's own converters write them, and each reads what the other wrote. */
class EnhancedFormatsTest {

    static Stream<Arguments> values() throws Exception {
        Instant instant = Instant.parse("2026-11-21T12:00:00.123456789Z");
        return Stream.of(
                        Stream.of("", "Zürich", 'x', (byte) -7, (short) 300, 42, Long.MIN_VALUE, 0.1f, -1.5e-100, true),
                        Stream.of(new BigInteger("12345678901234567890"), new BigDecimal("1.50"), UUID.randomUUID()),
                        Stream.of(
                                URI.create("https://dynox.io/a?b=c"),
                                URI.create("https://dynox.io/x").toURL()),
                        Stream.of(Locale.forLanguageTag("de-CH"), Locale.ROOT, TimeUnit.SECONDS),
                        Stream.of(instant, instant.truncatedTo(java.time.temporal.ChronoUnit.DAYS), Instant.EPOCH),
                        Stream.of(LocalDate.of(2026, 1, 31), LocalTime.of(23, 59, 1), LocalTime.MIDNIGHT),
                        Stream.of(LocalDateTime.of(2026, 1, 31, 0, 0), MonthDay.of(2, 29), Period.of(1, -2, 3)),
                        Stream.of(OffsetDateTime.of(2026, 1, 31, 1, 2, 3, 4, ZoneOffset.ofHours(2))),
                        Stream.of(ZonedDateTime.of(2026, 1, 31, 1, 2, 3, 4, ZoneId.of("Europe/Zurich"))),
                        Stream.of(ZoneOffset.ofHoursMinutes(-3, -30)),
                        Stream.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofMillis(1500), Duration.ofDays(-400)),
                        Stream.of(SdkBytes.fromUtf8String("bytes"), ByteBuffer.wrap(new byte[] {1, 2, 3})))
                .flatMap(samples -> samples)
                .map(value -> Arguments.of(typeOf(value), value));
    }

    private static Type typeOf(Object value) {
        return value instanceof ByteBuffer
                ? ByteBuffer.class
                : value instanceof TimeUnit unit ? unit.getDeclaringClass() : value.getClass();
    }

    static Stream<Arguments> structures() throws Exception {
        record Fields(
                List<Integer> numbers,
                Set<String> texts,
                Set<Long> longs,
                Set<SdkBytes> binaries,
                Map<String, LocalDate> dates,
                Map<UUID, List<Boolean>> nested,
                ZoneId zone) {}
        Fields fields = new Fields(
                List.of(1, 2),
                Set.of("a", "b"),
                Set.of(1L, -2L),
                Set.of(SdkBytes.fromUtf8String("x")),
                Map.of("today", LocalDate.of(2026, 11, 21)),
                Map.of(UUID.randomUUID(), List.of(true, false)),
                ZoneId.of("Europe/Zurich"));
        return Stream.of(Fields.class.getRecordComponents()).map(component -> {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                return Arguments.of(component.getGenericType(), accessor.invoke(fields));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource({"values", "structures"})
    void valuesAreInterchangeable(Type type, Object value) {
        ValueCodec codec = new TypeCodecs(new EnhancedAnnotations()).of(type);
        AttributeConverter<Object> converter = converter(type);

        AttributeValue ours = codec.encode(value);
        AttributeValue theirs = converter.transformFrom(value);

        assertThat(ours).isEqualTo(theirs);
        assertThat(codec.decode(theirs)).isEqualTo(value);
        assertThat(converter.transformTo(ours)).isEqualTo(value);
        assertThat(Objects.requireNonNull(codec.stored()).name())
                .isEqualTo(converter.attributeValueType().name());
    }

    /** The Enhanced client writes -1.5 s as -2.5, which it reads as what it says. */
    @Test
    void negativeFractionsOfSecondsAreWrittenAsTheyAreRead() {
        Duration duration = Duration.ofMillis(-1500);
        AttributeValue ours =
                new TypeCodecs(new EnhancedAnnotations()).of(Duration.class).encode(duration);

        assertThat(ours.n()).startsWith("-1.5");
        assertThat(converter(Duration.class).transformTo(ours)).isEqualTo(duration);
        assertThat(new TypeCodecs(new EnhancedAnnotations()).of(Duration.class).decode(ours))
                .isEqualTo(duration);
    }

    @SuppressWarnings("unchecked")
    private static AttributeConverter<Object> converter(Type type) {
        return (AttributeConverter<Object>)
                AttributeConverterProvider.defaultProvider().converterFor(EnhancedType.of(type));
    }
}
