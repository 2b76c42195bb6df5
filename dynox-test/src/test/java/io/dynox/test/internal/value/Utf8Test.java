package io.dynox.test.internal.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static final List<String> TEXTS = List.of(
            "", "a", "ab", "b", "\u007f", "\u0080", "é", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "😀", "😀a",
            "𐀀");

    @Test
    void sizeIsThatOfTheEncodedText() {
        for (String text : TEXTS) {
            assertThat(Utf8.sizeBytes(text)).as(text).isEqualTo(text.getBytes(UTF_8).length);
        }
    }

    @Test
    void orderIsThatOfTheEncodedBytes() {
        for (String left : TEXTS) {
            for (String right : TEXTS) {
                int expected = Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
                assertThat(Integer.signum(Utf8.compare(left, right)))
                        .as("%s against %s", left, right)
                        .isEqualTo(Integer.signum(expected));
            }
        }
    }
}
