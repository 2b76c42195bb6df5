package io.dynox.autoconfigure;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import io.dynox.autoconfigure.diagnostics.UnsupportedSpringBootException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Stops the start where Dynox would otherwise be silently wrong: on a generation of Spring Boot that it wasn't built for, when a
 * property that conditions read is neither true nor false, and when a property of a table would be read for another one. Stateless.
 *
 * <p>It comes before the auto-configurations and names no class that other generations don't have.
 */
final class StartCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String GENERATION = "4.";
    private static final List<String> SWITCHES =
            List.of("dynox.enabled", "dynox.metrics.enabled", "dynox.tracing.enabled");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        checkBoot(SpringBootVersion.getVersion());
        TablePropertyNames.check(context.getEnvironment());
        SWITCHES.forEach(property -> check(property, context.getEnvironment().getProperty(property)));
    }

    static void checkBoot(String version) {
        if (!version.startsWith(GENERATION)) {
            throw new UnsupportedSpringBootException(version);
        }
    }

    /** Conditions know no other words: with 'on' they would turn Dynox off, before a properties class sees it. */
    private static void check(String property, @Nullable String enabled) {
        PropertyRules.require(
                enabled == null || enabled.equalsIgnoreCase("true") || enabled.equalsIgnoreCase("false"),
                property,
                "must be true or false, but is '" + enabled + "'");
    }
}
