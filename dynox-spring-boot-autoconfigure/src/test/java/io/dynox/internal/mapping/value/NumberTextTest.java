package io.dynox.internal.mapping.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @Test
    void numbersOfTheJdkAreWrittenExactly() {
        LongAdder adder = new LongAdder();
        adder.add(7);
        DoubleAdder doubles = new DoubleAdder();
        doubles.add(0.5);

        assertThat(NumberText.of((byte) 1)).isEqualTo("1");
        assertThat(NumberText.of((short) -2)).isEqualTo("-2");
        assertThat(NumberText.of(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(NumberText.of(0.1)).isEqualTo("0.1");
        assertThat(NumberText.of(0.1f)).isEqualTo("0.1");
        assertThat(NumberText.of(new AtomicInteger(3))).isEqualTo("3");
        assertThat(NumberText.of(new AtomicLong(4))).isEqualTo("4");
        assertThat(NumberText.of(adder)).isEqualTo("7");
        assertThat(NumberText.of(doubles)).isEqualTo("0.5");
        assertThat(NumberText.of(new BigInteger("12345678901234567890123456789012345678")))
                .isEqualTo("12345678901234567890123456789012345678");
        assertThat(NumberText.of(new BigDecimal("0.1000000000000000055511151231257827")))
                .isEqualTo("0.1000000000000000055511151231257827");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        for (Number number : new Number[] {Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThatExceptionOfType(BadValue.class)
                    .isThrownBy(() -> NumberText.of(number))
                    .withMessageContaining("not a finite number");
        }
    }

    @Test
    void endlessNumbersAreRefusedWithoutWritingThemOut() {
        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> NumberText.of(BigInteger.ONE.shiftLeft(50_000_000)))
                .withMessageContaining("38 significant digits");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "-0.0, 1",
        "0e999, 1",
        "5, 2",
        "12, 2",
        "123, 3",
        "-12, 3",
        "1000, 2",
        "0.0001, 2",
        "1.50, 2",
        "1e10, 2",
        "+1E+2, 2",
        "9.9999999999999999999999999999999999999E+125, 20",
        "1E-130, 2",
        "0.5, 2",
        ".5, 2"
    })
    void sizeIsOneByteForTwoSignificantDigitsAndOneMore(String text, int bytes) {
        assertThat(NumberText.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "abc",
                "1e",
                "1e+",
                "1.2.3",
                "0x10",
                " 1",
                "1 ",
                "1e1.5",
                "NaN",
                "1d",
                "--1",
                "1E+126",
                "1E-131",
                "123456789012345678901234567890123456789",
                "1e99999999999999"
            })
    void whatIsNoNumberOrOutOfRangeIsRefused(String text) {
        assertThatExceptionOfType(BadValue.class).isThrownBy(() -> NumberText.bytes(text));
    }

    @Test
    void equalNumbersHaveEqualCanonicalForms() {
        assertThat(NumberText.canonical("1"))
                .isEqualTo(NumberText.canonical("1.0"))
                .isEqualTo(NumberText.canonical("1e0"))
                .isEqualTo(NumberText.canonical("+0.1E1"))
                .isEqualTo(NumberText.canonical("000000000000000000000001"))
                .isEqualTo(1L);
        assertThat(NumberText.canonical("-0"))
                .isEqualTo(NumberText.canonical("0.00"))
                .isEqualTo(0L);
        assertThat(NumberText.canonical("1e3")).isEqualTo(1000L);
        assertThat(NumberText.canonical("1234567890123456789"))
                .isEqualTo(NumberText.canonical("1.234567890123456789E18"));
        assertThat(NumberText.canonical("1")).isNotEqualTo(NumberText.canonical("-1"));
    }

    @Test
    void canonicalFormsAreEqualExactlyWhenTheValuesAre() {
        long seed = Long.getLong("dynox.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal a = new BigDecimal(BigInteger.valueOf(random.nextInt(2000) - 1000), random.nextInt(8) - 4);
            BigDecimal b = new BigDecimal(BigInteger.valueOf(random.nextInt(2000) - 1000), random.nextInt(8) - 4);

            Object left = NumberText.canonical(random.nextBoolean() ? a.toString() : a.toPlainString());
            Object right = NumberText.canonical(random.nextBoolean() ? b.toEngineeringString() : b.toPlainString());

            assertThat(left.equals(right)).as("seed %s: %s and %s", seed, a, b).isEqualTo(a.compareTo(b) == 0);
            assertThat(NumberText.canonical(a.toString()))
                    .as("seed %s: %s", seed, a)
                    .isEqualTo(NumberText.canonical(a.toPlainString()));
        }
    }

    @Test
    void readsNumbersAsTheJdkReadsThem() {
        Random random = new Random(9);
        for (int i = 0; i < 200_000; i++) {
            String text = numberLike(random);

            assertThat(result(NumberText::exact, text)).as(text).isEqualTo(result(BigDecimal::new, text));
            assertThat(result(NumberText::real, text)).as(text).isEqualTo(result(Double::valueOf, text));
        }
    }

    /** Mostly numbers of up to 20 digits with a point; sometimes none. */
    private static String numberLike(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(40) == 0
                            ? "+-eE.x \u0663".charAt(random.nextInt(8))
                            : (char) ('0' + random.nextInt(10)));
        }
        if (random.nextInt(3) > 0) {
            text.insert(random.nextInt(text.length() + 1), '.');
        }
        return text.toString();
    }

    private static Optional<Object> result(Function<String, ?> reading, String text) {
        try {
            return Optional.of(reading.apply(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
