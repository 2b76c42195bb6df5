package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.autoconfigure.diagnostics.FailureAnalyses;
import io.dynox.autoconfigure.diagnostics.InvalidPropertyException;
import io.dynox.autoconfigure.diagnostics.UnsupportedSpringBootException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class StartCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "4.0.7", "4.1.1", "4.2.0-M1"})
    void theGenerationThatDynoxWasBuiltForIsAccepted(String version) {
        assertThatCode(() -> StartCheck.checkBoot(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5.9", "2.7.18", "5.0.0", "40.1"})
    void otherGenerationsAreRefusedWithWhatToDo(String version) {
        assertThatExceptionOfType(UnsupportedSpringBootException.class)
                .isThrownBy(() -> StartCheck.checkBoot(version))
                .satisfies(failure -> {
                    FailureAnalysis analysis = FailureAnalyses.of(failure);

                    assertThat(analysis.getDescription()).contains("4.0 and 4.1", version);
                    assertThat(analysis.getAction()).contains("Spring Boot 4");
                });
    }

    /** So that a build which names another Spring Boot can't pass on the usual one. */
    @Test
    @EnabledIfSystemProperty(named = "spring-boot.version", matches = ".+")
    void theseTestsRunOnTheBootThatTheBuildNames() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
    }

    @Test
    void anApplicationOnThisBootStarts() {
        try (ConfigurableApplicationContext context = start("dynox.enabled=false")) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynox.enabled", "dynox.metrics.enabled", "dynox.tracing.enabled"})
    void aSwitchThatIsNeitherTrueNorFalseStopsTheStart(String property) {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> start(property + "=perhaps"))
                .withMessage(property + " must be true or false, but is 'perhaps'");
    }

    private static ConfigurableApplicationContext start(String property) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run("--" + property, "--spring.main.banner-mode=off");
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
