package io.dynox.test.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoNumberTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "1e0, 1",
        "01, 1",
        "+1, 1",
        "-0, 0",
        "0.0, 0",
        "0e999, 0",
        "00.10, 0.1",
        ".5, 0.5",
        "5., 5",
        "1E3, 1000",
        "-1.50, -1.5",
        "1e-3, 0.001",
        "-0.00, 0",
        "10, 10",
        "100.001, 100.001"
    })
    void canonicalTextIsPlainWithoutNeedlessZeros(String text, String expected) {
        assertThat(DynamoNumber.canonical(text)).isEqualTo(expected);
        assertThat(DynamoNumber.parse(text).text()).isEqualTo(expected);
    }

    @Test
    void canonicalTextAgreesWithDecimalArithmeticForAnyPlainText() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            int digits = 1 + random.nextInt(6);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
            int point = random.nextInt(8);
            for (int d = 0; d < digits; d++) {
                if (d == point) {
                    text.append('.');
                }
                text.append("00012".charAt(random.nextInt(5)));
            }
            BigDecimal exact = new BigDecimal(text.toString());
            String expected =
                    exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
            assertThat(DynamoNumber.canonical(text.toString()))
                    .as(text.toString())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1a", "--1", "-", ".", "1e", "NaN", "Infinity", "0x1", "1e99999999999", "1,5"})
    void textThatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> DynamoNumber.canonical(text))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("The parameter cannot be converted to a numeric value: " + text);
    }

    @Test
    void emptyTextIsRefused() {
        assertThatThrownBy(() -> DynamoNumber.canonical(""))
                .hasMessage("The parameter cannot be converted to a numeric value");
    }

    @Test
    void thirtyEightDigitsAreKeptAndThirtyNineRefused() {
        String digits = "12345678901234567890123456789012345678";

        assertThat(DynamoNumber.canonical(digits)).isEqualTo(digits);
        assertThat(DynamoNumber.canonical("0." + digits)).isEqualTo("0." + digits);
        assertThat(DynamoNumber.canonical(digits + "000")).isEqualTo(digits + "000");
        assertThatThrownBy(() -> DynamoNumber.canonical(digits + "9"))
                .hasMessage("Attempting to store more than 38 significant digits in a Number");
    }

    @Test
    void magnitudeIsLimited() {
        String nines = "9.9999999999999999999999999999999999999";

        assertThat(DynamoNumber.canonical(nines + "E125")).hasSize(126);
        assertThat(DynamoNumber.canonical("1E-130")).hasSize(132);
        assertThatThrownBy(() -> DynamoNumber.canonical("1E126"))
                .hasMessage("Number overflow. Attempting to store a number with magnitude larger than supported range");
        assertThatThrownBy(() -> DynamoNumber.canonical("-9.9E-131"))
                .hasMessage(
                        "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }

    @Test
    void orderIsByValueNotByText() {
        assertThat(DynamoNumber.compare("9", "10")).isNegative();
        assertThat(DynamoNumber.compare("-9", "-10")).isPositive();
        assertThat(DynamoNumber.compare("1.0", "1")).isZero();
        assertThat(DynamoNumber.compare("0.1", "0.09")).isPositive();
        assertThat(DynamoNumber.compare("1E20", "99999999999999999999")).isPositive();
    }

    @Test
    void sumsAndDifferencesAreExact() {
        DynamoNumber tenth = DynamoNumber.parse("0.1");

        assertThat(tenth.plus(DynamoNumber.parse("0.2")).text()).isEqualTo("0.3");
        assertThat(tenth.minus(tenth).text()).isEqualTo("0");
    }

    @Test
    void resultThatNeedsMoreThanThirtyEightDigitsIsRefused() {
        DynamoNumber large = DynamoNumber.parse("1E50");

        assertThatThrownBy(() -> large.plus(DynamoNumber.of(1)))
                .hasMessage("Attempting to store more than 38 significant digits in a Number");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "10, 2", "12, 2", "100, 2", "123, 3", "1234, 3", "120, 3", "-1, 3", "0.5, 2", "0.05, 2"
    })
    void sizeCountsPairsOfSignificantDigits(String text, int expected) {
        assertThat(DynamoNumber.parse(text).sizeBytes()).isEqualTo(expected);
        assertThat(DynamoNumber.sizeBytes(text)).isEqualTo(expected);
    }

    @Test
    void sizeOfATextIsThatOfItsNumber() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = BigDecimal.valueOf(random.nextInt(100_000) - 50_000, random.nextInt(12) - 4)
                    .toPlainString();
            assertThat(DynamoNumber.sizeBytes(text))
                    .as(text)
                    .isEqualTo(DynamoNumber.parse(text).sizeBytes());
        }
    }
}
