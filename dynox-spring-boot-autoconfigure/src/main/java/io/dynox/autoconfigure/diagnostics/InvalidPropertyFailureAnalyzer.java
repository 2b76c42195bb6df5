package io.dynox.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Says which property of Dynox is wrong, what is allowed, and where its value comes from. Comes before Spring Boot's own
 * analyzer of binding failures, which doesn't name the property of a nested record. Thread-safe.
 */
@Order(0)
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    private final @Nullable ConfigurableEnvironment environment;

    InvalidPropertyFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment instanceof ConfigurableEnvironment configurable ? configurable : null;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        Origin origin = origin(cause.property());
        String where = origin == null ? "" : System.lineSeparator() + "It is set in " + origin + ".";
        return new FailureAnalysis(
                "The property " + cause.getMessage() + "." + where,
                "Correct " + cause.property() + ", or remove it to get the default.",
                cause);
    }

    private @Nullable Origin origin(String property) {
        if (environment == null) {
            return null;
        }
        for (PropertySource<?> source : environment.getPropertySources()) {
            Origin origin = OriginLookup.getOrigin(source, property);
            if (origin != null) {
                return origin;
            }
        }
        return null;
    }
}
