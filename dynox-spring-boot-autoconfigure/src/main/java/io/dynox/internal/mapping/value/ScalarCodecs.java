package io.dynox.internal.mapping.value;

import static io.dynox.internal.mapping.value.ScalarCodec.number;
import static io.dynox.internal.mapping.value.ScalarCodec.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The codecs of single values. The formats are those of the Enhanced client's converters, so that entities and records
 * read each other's items.
 */
public final class ScalarCodecs {

    private static final Map<Class<?>, ValueCodec> CODECS = new HashMap<>();

    private static final String SECONDS = "number of whole seconds since 1970";

    static {
        texts();
        numbers();
        times();
        add(Boolean.class, new FlagCodec());
        add(byte[].class, new BinaryCodec<>(SdkBytes::fromByteArray, SdkBytes::asByteArray));
        add(
                ByteBuffer.class,
                new BinaryCodec<>(
                        (ByteBuffer buffer) -> SdkBytes.fromByteBuffer(buffer.duplicate()), SdkBytes::asByteBuffer));
        add(SdkBytes.class, new BinaryCodec<>((SdkBytes bytes) -> bytes, bytes -> bytes));
        add(AttributeValue.class, new AnyCodec(value -> (AttributeValue) value, value -> value));
        add(Object.class, new AnyCodec(ItemEncoder::encodeValue, ItemDecoder::decodeValue));
    }

    private ScalarCodecs() {}

    private static void texts() {
        add(String.class, text("String", value -> value, value -> value));
        add(Character.class, text("char", String::valueOf, ScalarCodecs::character));
        add(UUID.class, text("UUID", UUID::toString, UUID::fromString));
        add(URI.class, text("URI", URI::toString, URI::create));
        add(URL.class, text("URL", URL::toExternalForm, ScalarCodecs::url));
        add(Locale.class, text("Locale", Locale::toLanguageTag, Locale::forLanguageTag));
    }

    private static void numbers() {
        add(Byte.class, integer("byte", Byte::valueOf, BigDecimal::byteValueExact, ScalarCodecs::exactByte));
        add(Short.class, integer("short", Short::valueOf, BigDecimal::shortValueExact, ScalarCodecs::exactShort));
        add(Integer.class, integer("int", Integer::valueOf, BigDecimal::intValueExact, Math::toIntExact));
        add(Long.class, integer("long", Long::valueOf, BigDecimal::longValueExact, whole -> whole));
        add(
                BigInteger.class,
                integer("BigInteger", BigInteger::new, BigDecimal::toBigIntegerExact, BigInteger::valueOf));
        add(BigDecimal.class, number("BigDecimal", NumberText::of, NumberText::exact, BigDecimal::valueOf));
        add(Float.class, number("float", NumberText::of, Float::valueOf, whole -> (float) whole));
        add(Double.class, number("double", NumberText::of, NumberText::real, whole -> (double) whole));
        add(Year.class, number("Year", Year::toString, Year::parse));
        add(Duration.class, number("Duration", DurationText::of, DurationText::parse, Duration::ofSeconds));
    }

    private static void times() {
        add(Instant.class, text("Instant", IsoTimes::text, IsoTimes::instant));
        add(LocalDate.class, text("LocalDate", LocalDate::toString, IsoTimes::date));
        add(LocalDateTime.class, text("LocalDateTime", LocalDateTime::toString, LocalDateTime::parse));
        add(LocalTime.class, text("LocalTime", LocalTime::toString, LocalTime::parse));
        add(OffsetDateTime.class, text("OffsetDateTime", OffsetDateTime::toString, OffsetDateTime::parse));
        add(ZonedDateTime.class, text("ZonedDateTime", ZonedDateTime::toString, ZonedDateTime::parse));
        add(MonthDay.class, text("MonthDay", MonthDay::toString, MonthDay::parse));
        add(YearMonth.class, text("YearMonth", YearMonth::toString, YearMonth::parse));
        add(Period.class, text("Period", Period::toString, Period::parse));
        add(ZoneId.class, text("ZoneId", ZoneId::toString, ZoneId::of));
        add(ZoneOffset.class, text("ZoneOffset", ZoneOffset::toString, ZoneOffset::of));
    }

    private static void add(Class<?> type, ValueCodec codec) {
        CODECS.put(type, codec);
    }

    /** The codec of a type, primitive or not; null when there is none. */
    public static @Nullable ValueCodec of(Class<?> type) {
        return CODECS.get(Primitives.boxed(type));
    }

    /** The codec that stores a time as seconds; null if the type is no point in time. */
    public static @Nullable ValueCodec epochSeconds(Class<?> type) {
        if (type == Instant.class) {
            return number(
                    SECONDS,
                    (Instant at) -> Long.toString(at.getEpochSecond()),
                    ScalarCodecs::epochSecond,
                    Instant::ofEpochSecond);
        }
        if (type == OffsetDateTime.class) {
            return number(
                    SECONDS,
                    (OffsetDateTime at) -> Long.toString(at.toEpochSecond()),
                    text -> epochSecond(text).atOffset(ZoneOffset.UTC),
                    whole -> Instant.ofEpochSecond(whole).atOffset(ZoneOffset.UTC));
        }
        return null;
    }

    private static Instant epochSecond(String text) {
        return Instant.ofEpochSecond(new BigDecimal(text).longValueExact());
    }

    /** DynamoDB may write an integer with an exponent. */
    private static <N extends Number> ScalarCodec<N> integer(
            String name, Function<String, N> plain, Function<BigDecimal, N> exact, LongFunction<N> whole) {
        return number(
                name,
                NumberText::of,
                text -> {
                    for (int i = 0; i < text.length(); i++) {
                        char c = text.charAt(i);
                        if (c == '.' || c == 'e' || c == 'E') {
                            return exact.apply(new BigDecimal(text));
                        }
                    }
                    return plain.apply(text);
                },
                whole);
    }

    private static Byte exactByte(long whole) {
        if (whole != (byte) whole) {
            throw new ArithmeticException("no byte");
        }
        return (byte) whole;
    }

    private static Short exactShort(long whole) {
        if (whole != (short) whole) {
            throw new ArithmeticException("no short");
        }
        return (short) whole;
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Values of any type, each stored as what it is. Immutable. */
    private record AnyCodec(Function<Object, AttributeValue> encoder, Function<AttributeValue, Object> decoder)
            implements ValueCodec {

        @Override
        public void write(Object value, AttributeWriter out) {
            out.value(encoder.apply(value));
        }

        @Override
        public Object decode(AttributeValue value) {
            return decoder.apply(value);
        }

        @Override
        public AttributeValue.@Nullable Type stored() {
            return null;
        }
    }

    /** Bytes, which are copied on both ways where they could be changed. Immutable. */
    private record BinaryCodec<V>(Function<V, SdkBytes> toBytes, Function<SdkBytes, ? extends V> fromBytes)
            implements ValueCodec {

        @Override
        @SuppressWarnings("unchecked")
        public void write(Object value, AttributeWriter out) {
            out.binary(toBytes.apply((V) value));
        }

        @Override
        public Object decode(AttributeValue value) {
            expect(value);
            return fromBytes.apply(value.b());
        }

        @Override
        public Object read(AttributeReader in) {
            expect(in);
            return fromBytes.apply(in.binary());
        }

        @Override
        public AttributeValue.Type stored() {
            return AttributeValue.Type.B;
        }
    }

    /**
     * Durations as seconds, in decimals. So does the Enhanced client, but for negative fractions, which it writes otherwise than
     * it reads them ({@code -1.5} s as {@code -2.5}).
     */
    private static final class DurationText {

        private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

        private DurationText() {}

        static String of(Duration duration) {
            int nanos = duration.toNanosPart();
            if (nanos == 0) {
                return Long.toString(duration.toSeconds());
            }
            return duration.isNegative()
                    ? BigDecimal.valueOf(duration.toSeconds())
                            .add(BigDecimal.valueOf(nanos, 9))
                            .toPlainString()
                    : duration.toSeconds() + "."
                            + Integer.toString(1_000_000_000 + nanos).substring(1);
        }

        static Duration parse(String text) {
            BigDecimal seconds = new BigDecimal(text);
            long whole = seconds.longValue();
            BigDecimal nanos = seconds.subtract(BigDecimal.valueOf(whole)).multiply(NANOS);
            return Duration.ofSeconds(whole, nanos.longValueExact());
        }
    }
}
