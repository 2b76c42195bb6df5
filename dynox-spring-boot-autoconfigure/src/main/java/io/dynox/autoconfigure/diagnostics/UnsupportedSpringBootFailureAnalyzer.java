package io.dynox.autoconfigure.diagnostics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which versions go together. Thread-safe. */
final class UnsupportedSpringBootFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedSpringBootException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSpringBootException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Use Spring Boot 4, or the version of Dynox for your generation of Spring Boot. Mixed versions on the class path "
                        + "show the same: check that all Spring Boot libraries have one version.",
                cause);
    }
}
