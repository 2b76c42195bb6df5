package io.dynox.autoconfigure.metrics;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties under {@code dynox.metrics}.
 *
 * @param enabled Whether Dynox binds its meters to the application's meter registries.
 * @param maxTables The most tables that get meters of their own; further ones share the tag 'other'. At least one.
 */
@ConfigurationProperties("dynox.metrics")
public record MetricsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100") int maxTables) {

    /** Checks the values. */
    public MetricsProperties {
        PropertyRules.atLeast("dynox.metrics.max-tables", maxTables, 1);
    }
}
