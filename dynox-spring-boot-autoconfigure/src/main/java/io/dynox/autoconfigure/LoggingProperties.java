package io.dynox.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The properties under {@code dynox.logging}.
 *
 * @param slowThreshold How long a batch get, a scan, a flush or a write may take before it is logged at warn as slow. By default none
 *     is slow.
 */
public record LoggingProperties(@Nullable Duration slowThreshold) {

    /**
     * Checks the values.
     */
    public LoggingProperties {
        if (slowThreshold != null) {
            PropertyRules.positive("dynox.logging.slow-threshold", slowThreshold);
        }
    }
}
