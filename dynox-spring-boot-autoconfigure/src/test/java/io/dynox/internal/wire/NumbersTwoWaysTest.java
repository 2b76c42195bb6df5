package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.NumberText;
import io.dynox.internal.mapping.value.ScalarCodecs;
import io.dynox.internal.mapping.value.ValueCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Numbers say the same when they are read from bytes and when they are read from the SDK's values. */
class NumbersTwoWaysTest {

    private static final List<ValueCodec> CODECS = Stream.concat(
                    Stream.of(
                                    Byte.class,
                                    Short.class,
                                    Integer.class,
                                    Long.class,
                                    BigInteger.class,
                                    BigDecimal.class,
                                    Float.class,
                                    Double.class,
                                    Year.class,
                                    Duration.class)
                            .map(ScalarCodecs::of),
                    Stream.of(Instant.class, OffsetDateTime.class).map(ScalarCodecs::epochSeconds))
            .map(Objects::requireNonNull)
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+0",
                "7",
                "-7",
                "+7",
                "007",
                "-007",
                "127",
                "128",
                "-128",
                "-129",
                "32767",
                "32768",
                "-32768",
                "-32769",
                "2026",
                "16777217",
                "2147483647",
                "2147483648",
                "-2147483648",
                "-2147483649",
                "9007199254740993",
                "123456789012345678",
                "-123456789012345678",
                "999999999999999999",
                "1000000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "-9223372036854775809",
                "12345678901234567890123456789012345678",
                "1.5",
                "-0.25",
                "1E3",
                "12e-1",
                "",
                "-",
                "--1",
                "1 ",
                " 1",
                "1x",
                "x",
                "0x1F",
                "1_000"
            })
    void eachTypeIsReadAlike(String text) {
        byte[] json = ("{\"N\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] set = ("{\"NS\":[\"" + text + "\"]}").getBytes(StandardCharsets.UTF_8);

        for (ValueCodec codec : CODECS) {
            Object expected = read(() -> codec.decode(AttributeValue.fromN(text)));

            assertThat(read(() -> codec.read(new JsonReader(json)))).isEqualTo(expected);
        }
        assertThat(read(() -> NumberText.canonical(new JsonReader(json))))
                .isEqualTo(read(() -> NumberText.canonical(text)));
        assertThat(read(() -> NumberText.canonical(member(set)))).isEqualTo(read(() -> NumberText.canonical(text)));
    }

    private static JsonReader member(byte[] set) {
        JsonReader in = new JsonReader(set);
        in.beginElements();
        assertThat(in.hasElement()).isTrue();
        return in;
    }

    /** The value, or what was thrown. */
    private static Object read(Supplier<Object> reading) {
        try {
            return reading.get();
        } catch (BadValue | NumberFormatException e) {
            return e.getClass();
        }
    }
}
