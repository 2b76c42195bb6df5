package io.dynox.autoconfigure.diagnostics;

import java.util.List;
import java.util.Objects;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.mock.env.MockEnvironment;

/** What a user reads: the registered analyzers are asked in their order, and the first answer counts, as Spring Boot does it. */
public final class FailureAnalyses {

    private FailureAnalyses() {}

    public static FailureAnalysis of(@Nullable Throwable failure) {
        return Objects.requireNonNull(ofOrNull(Objects.requireNonNull(failure), new MockEnvironment()));
    }

    public static @Nullable FailureAnalysis ofOrNull(Throwable failure, Environment environment) {
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(Environment.class, environment)
                                .and(BeanFactory.class, new DefaultListableBeanFactory()),
                        FailureHandler.logging(LogFactory.getLog(FailureAnalyses.class)));
        for (FailureAnalyzer analyzer : analyzers) {
            FailureAnalysis analysis = analyzer.analyze(failure);
            if (analysis != null) {
                return analysis;
            }
        }
        return null;
    }
}
