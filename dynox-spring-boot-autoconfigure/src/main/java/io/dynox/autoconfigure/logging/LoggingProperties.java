package io.dynox.autoconfigure.logging;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties under {@code dynox.logging}.
 *
 * @param slowThreshold How long a batch get, a scan, a flush or a write may take before it is logged at warn as slow. By default none
 *     is slow.
 */
@ConfigurationProperties("dynox.logging")
public record LoggingProperties(@Nullable Duration slowThreshold) {

    /** Checks the values. */
    public LoggingProperties {
        if (slowThreshold != null) {
            PropertyRules.positive("dynox.logging.slow-threshold", slowThreshold);
        }
    }
}
