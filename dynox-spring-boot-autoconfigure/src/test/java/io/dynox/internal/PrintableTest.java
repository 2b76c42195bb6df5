package io.dynox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.AttributePath;
import io.dynox.InvalidItemException;
import io.dynox.TableAccessException;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.sdk.TableName;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0000b",
                "a\u001b[31mb",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u200bb",
                "a\ufeffb"
            })
    void noNameEndsALineOrSteersATerminal(String name) {
        String shown = String.format("a\\u%04x", (int) name.charAt(1)) + name.substring(2);

        assertThat(Printable.of(name)).startsWith("a\\u").isEqualTo(shown);
        assertThat(new TableAccessException("t", "No " + name, null)).hasMessage("No " + shown);
        assertThat(new BadValue("is bad").inAttribute(name).of("item", "users"))
                .hasMessage("Attribute '" + shown + "' of the item for table 'users' is bad.")
                .extracting(InvalidItemException::attribute)
                .isEqualTo(name);
        assertThatThrownBy(() -> TableName.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + shown + "'");
        assertThatThrownBy(() -> AttributePath.parse(name + "["))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).chars()).noneMatch(c -> c == name.charAt(1)));
    }

    @Test
    void ordinaryNamesStandAsTheyAre() {
        assertThat(Printable.of("größe/κλειδί 鍵 😀")).isEqualTo("größe/κλειδί 鍵 😀");
        assertThat(Printable.line("x".repeat(9_000))).hasSize(9_000);
        assertThat(Printable.of("x".repeat(255))).hasSize(255);
        assertThat(Printable.of("x".repeat(9_000))).isEqualTo("x".repeat(255) + "...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USER#1", "a b", "é", "two\nlines", "Id1"})
    void whatIsNoCodeIsUnknown(String given) {
        assertThat(Printable.code(given)).isEqualTo("unknown");
        assertThat(Printable.code("x".repeat(81))).isEqualTo("unknown");
        assertThat(Printable.code("TableWriteKeyRangeThroughputExceeded"))
                .isEqualTo("TableWriteKeyRangeThroughputExceeded");
    }

    @Test
    void exceptionsOfOthersAreShownWithoutTheirTexts() {
        IllegalStateException inner = new IllegalStateException("key USER#1");
        TableAccessException ours = new TableAccessException("users", "No table.", inner);
        RuntimeException outer = new RuntimeException("wraps USER#1", ours);

        Throwable shown = TextlessException.of(outer);

        StringWriter trace = new StringWriter();
        shown.printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString())
                .doesNotContain("USER#1")
                .contains(
                        "java.lang.RuntimeException", "No table.", "java.lang.IllegalStateException", "PrintableTest");
        assertThat(shown.getStackTrace()).isEqualTo(outer.getStackTrace());
        assertThat(TextlessException.inLog(true, outer)).isSameAs(outer);
        assertThat(TextlessException.inLog(false, outer)).hasMessage("java.lang.RuntimeException");
    }

    @Test
    void exceptionsOfDynoxAloneStayThemselves() {
        TableAccessException ours = new TableAccessException("users", "No table.", null);

        assertThat(TextlessException.of(ours)).isSameAs(ours);
    }

    @Test
    void circleOfCausesEnds() {
        RuntimeException first = new RuntimeException("1");
        RuntimeException second = new RuntimeException("2", first);
        first.initCause(second);

        assertThat(TextlessException.of(first)).hasMessage("java.lang.RuntimeException");
    }
}
