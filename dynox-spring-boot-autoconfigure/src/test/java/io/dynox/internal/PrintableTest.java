package io.dynox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void plainNameStaysTheSameObject() {
        String name = "Bücher-2024_v1.copy 👍";

        assertThat(Printable.of(name)).isSameAs(name);
    }

    @Test
    void nothingBeginsALineOrMovesTheCursor() {
        assertThat(Printable.of("a\r\n2026-01-01 ERROR forged\u001b[2J\u2028x\u0085y\u202ez"))
                .isEqualTo("a\\u000d\\u000a2026-01-01 ERROR forged\\u001b[2J\\u2028x\\u0085y\\u202ez");
    }

    @Test
    void longTextIsCut() {
        assertThat(Printable.of("n".repeat(64_000))).hasSize(258).endsWith("n...");
        assertThat(Printable.of("n".repeat(255))).hasSize(255);
    }
}
