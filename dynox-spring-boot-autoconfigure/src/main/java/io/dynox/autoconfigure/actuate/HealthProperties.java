package io.dynox.autoconfigure.actuate;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties under {@code dynox.health}.
 *
 * @param stallTimeout How long a writer may have writes to send without any being written before the health of Dynox is down.
 */
@ConfigurationProperties("dynox.health")
public record HealthProperties(@DefaultValue("1m") Duration stallTimeout) {

    /** Checks the value. */
    public HealthProperties {
        PropertyRules.positive("dynox.health.stall-timeout", stallTimeout);
    }
}
