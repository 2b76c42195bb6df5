package io.dynox.autoconfigure;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties under {@code dynox.health}.
 *
 * @param stallTimeout How long a writer may have writes to send without any being written before the health of Dynox is down.
 */
public record HealthProperties(@DefaultValue("1m") Duration stallTimeout) {

    /**
     * Checks the value.
     */
    public HealthProperties {
        PropertyRules.positive("dynox.health.stall-timeout", stallTimeout);
    }
}
