package io.dynox.autoconfigure.tracing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties under {@code dynox.tracing}.
 *
 * @param enabled Whether operations and requests are observed, and so traced, where the application has an observation
 *     registry.
 */
@ConfigurationProperties("dynox.tracing")
public record TracingProperties(@DefaultValue("true") boolean enabled) {}
