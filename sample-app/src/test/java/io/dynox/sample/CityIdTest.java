package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"CH:ZH:112:Zürich", "AD:07::Santa Coloma", "XX:::a:b, c#d"})
    void anIdIsItsText(String text) {
        CityId id = CityId.parse(text);

        assertThat(id).hasToString(text);
        assertThat(CityId.of(id.toKey())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Zürich", "ch:ZH:112:Zürich", "CH:ZH:112:", "CH:ZH:Zürich", "CH:Z#H:112:Zürich"})
    void whatIsNoIdIsRefusedWithAnExample(String text) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> CityId.parse(text))
                .withMessageContainingAll("'" + text + "'", "CH:ZH:112:Zürich");
    }
}
