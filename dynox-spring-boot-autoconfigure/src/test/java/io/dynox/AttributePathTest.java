package io.dynox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.AttributePath.Index;
import io.dynox.AttributePath.Name;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributePathTest {

    @Test
    void dotsLeadIntoMapsAndBracketsIntoLists() {
        assertThat(AttributePath.parse("orders[2].lines[0][11].first-name").elements())
                .containsExactly(
                        new Name("orders"),
                        new Index(2),
                        new Name("lines"),
                        new Index(0),
                        new Index(11),
                        new Name("first-name"));
    }

    @Test
    void backticksHoldWhatWouldBeRead() {
        assertThat(AttributePath.parse("`a.b[0], c`.`d``e`").elements())
                .containsExactly(new Name("a.b[0], c"), new Name("d`e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b[0]", "`a.b`.c", "`x``y`[3]", "#status", "name:first"})
    void textIsWhatIsParsed(String text) {
        assertThat(AttributePath.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "\"\"|lacks a name",
                "a.|lacks a name",
                ".a|lacks a name",
                "``|lacks a name",
                "[0]|lacks a name",
                "a[x]|no index",
                "a[-1]|no index",
                "a[99999999999]|no index",
                "a[0|no index",
                "a]|']' in a name",
                "a, b|',' in a name",
                "a b|' ' in a name",
                "`a|without its counterpart",
                "a[0]b|'.' or a '['",
                "`a`b|'.' or a '['",
                "a`b|'.' or a '['"
            })
    void whatIsNoPathIsRefusedWithItsFault(String text, String fault) {
        String expected = fault.equals("no index") ? "that no index" : fault;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetOptions.builder().projection(text).build())
                .withMessageContaining("'" + text + "'")
                .withMessageContaining(expected);
    }

    @Test
    void documentsAreNoDeeperThan32Levels() {
        String deepest = "a" + ".a".repeat(32);

        assertThat(AttributePath.parse(deepest).elements()).hasSize(33);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributePath.parse(deepest + ".a"))
                .withMessageContaining("deeper");
    }

    @Test
    void pathsWithinOthersAreLeftOut() {
        GetOptions options = GetOptions.builder()
                .projection("a.b", "c", "a", "a.b.d", "c", "e[0]", "e[1]")
                .build();

        assertThat(options.projection()).hasToString("[c, a, e[0], e[1]]");
    }

    @Test
    void aValueIsNotMapAndListAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> GetOptions.builder().projection("a.b.c", "a.b[0]").build())
                .withMessageContaining("'a.b.c' and 'a.b[0]'")
                .withMessageContaining("'a.b' as a whole");
    }

    @Test
    void noPathsAreTheWholeItem() {
        assertThat(GetOptions.builder().projection("a").projection().build().projection())
                .isEmpty();
        assertThat(GetOptions.DEFAULT.projection()).isEqualTo(List.of());
    }
}
