package io.dynox.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Stops the start where Dynox would otherwise be silently wrong: on a generation of Spring Boot that it wasn't built for, and when
 * {@code dynox.enabled}, which no properties class reads, is neither true nor false. Stateless.
 *
 * <p>It comes before the auto-configurations and names no class that other generations don't have.
 */
final class StartCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String GENERATION = "4.";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        checkBoot(SpringBootVersion.getVersion());
        checkEnabled(context.getEnvironment().getProperty("dynox.enabled"));
    }

    static void checkBoot(String version) {
        if (!version.startsWith(GENERATION)) {
            throw new UnsupportedSpringBootException(version);
        }
    }

    /** Conditions know no other words: with 'on' they would turn Dynox off. */
    private static void checkEnabled(@Nullable String enabled) {
        PropertyRules.require(
                enabled == null || enabled.equalsIgnoreCase("true") || enabled.equalsIgnoreCase("false"),
                "dynox.enabled",
                "must be true or false, but is '" + enabled + "'");
    }
}
