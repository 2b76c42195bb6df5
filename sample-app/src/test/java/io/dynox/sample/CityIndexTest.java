package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CityIndexTest {

    private final CityIndex index = new CityIndex(new CityFile());

    @Test
    void theNearestComesFirst() {
        assertThat(index.near(42.49454, 1.49897, 3)).first().hasToString("AD:07::Santa Coloma");
    }

    @Test
    void citiesBeyondTheDateLineAreNear() {
        List<CityId> fiji = index.near(-16.8, 180, 8);

        assertThat(fiji).hasSize(8).extracting(CityId::country).contains("FJ");
    }

    @Test
    void idsAreNamedOnce() {
        assertThat(index.near(51.5, 0, 100)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void inTheMiddleOfTheSeaSomethingIsNearOrNothing() {
        assertThat(index.near(-48.9, -123.4, 8).size()).isBetween(0, 8);
        assertThat(index.near(90, 0, 8).size()).isBetween(0, 8);
    }
}
