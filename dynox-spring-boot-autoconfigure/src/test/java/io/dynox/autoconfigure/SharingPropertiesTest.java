package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.rate.SharingOptions;
import io.dynox.rate.SharingOptions.OnFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharingPropertiesTest {

    private static final Duration TIMEOUT = Duration.ofMillis(200);

    @Test
    void prefixIsThatOfTheApplicationAndTheRegion() {
        SharingProperties unset = new SharingProperties(null, TIMEOUT, OnFailure.LOCAL, null);

        assertThat(unset.options("shop", "eu-central-1").prefix()).isEqualTo("dynox:shop:eu-central-1:");
        assertThat(unset.options(null, null).prefix()).isEqualTo("dynox:");
        assertThat(new SharingProperties("blue/", TIMEOUT, OnFailure.LOCAL, null)
                        .options("shop", "eu-central-1")
                        .prefix())
                .isEqualTo("blue/eu-central-1:");
    }

    @Test
    void valuesReachTheOptions() {
        SharingOptions options = new SharingProperties(null, TIMEOUT, OnFailure.STOP, 0.25).options(null, null);

        assertThat(options.timeout()).isEqualTo(TIMEOUT);
        assertThat(options.onFailure()).isEqualTo(OnFailure.STOP);
        assertThat(options.share()).hasValue(0.25);
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> new SharingProperties(null, Duration.ZERO, OnFailure.LOCAL, null))
                .hasMessageContaining("dynox.rate-limit.shared.timeout");
        assertThatThrownBy(() -> new SharingProperties(null, TIMEOUT, OnFailure.LOCAL, 1.5))
                .hasMessageContaining("dynox.rate-limit.shared.share must be above 0 and at most 1, but is 1.5");
        assertThatThrownBy(() -> new SharingProperties(null, TIMEOUT, OnFailure.LOCAL, 0.0))
                .hasMessageContaining("dynox.rate-limit.shared.share");
    }
}
