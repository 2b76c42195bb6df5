package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

class SampleHintsTest {

    @Test
    void aNativeImageCarriesTheDataAndItsLicence() {
        RuntimeHints hints = new RuntimeHints();

        new SampleHints().registerHints(hints, null);

        assertThat(RuntimeHintsPredicates.resource().forResource("cities.csv.gz"))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.resource().forResource("NOTICE")).accepts(hints);
    }
}
