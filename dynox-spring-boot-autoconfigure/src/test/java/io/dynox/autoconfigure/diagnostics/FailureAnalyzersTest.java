package io.dynox.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.TableAccessException;
import io.dynox.autoconfigure.DynoxProperties;
import java.net.ConnectException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class FailureAnalyzersTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void wrongPropertyIsNamedWithItsOrigin() {
        Origin origin = new Origin() {
            @Override
            public String toString() {
                return "application.yaml:3";
            }
        };
        environment
                .getPropertySources()
                .addFirst(new OriginTrackedMapPropertySource(
                        "file", Map.of("dynox.write.concurrency", OriginTrackedValue.of("0", origin))));

        FailureAnalysis analysis = analyze(bindFailure("dynox.write.concurrency=0"));

        assertThat(analysis.getDescription())
                .startsWith("The property dynox.write.concurrency must be at least 1, but is 0.")
                .endsWith("It is set in application.yaml:3.");
        assertThat(analysis.getAction()).contains("dynox.write.concurrency");
    }

    @Test
    void missingRegionSaysWhereToSetIt() {
        FailureAnalysis analysis = analyze(new RegionMissingException(null));

        assertThat(analysis.getDescription()).contains("AWS_REGION", "dynox.region");
        assertThat(analysis.getAction()).contains("dynox.region=eu-central-1");
    }

    @Test
    void missingCredentialsSayWhereToSetThem() {
        FailureAnalysis analysis = analyze(new IllegalStateException(SdkClientException.create(
                "Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(...)")));

        assertThat(analysis.getAction()).contains("dynox.credentials.access-key", "dynox.credentials.profile");
    }

    @Test
    void missingHttpClientSaysWhereItComesFrom() {
        FailureAnalysis analysis = analyze(new IllegalStateException(
                SdkClientException.create("Unable to load an HTTP implementation from any provider in the chain.")));

        assertThat(analysis.getAction()).contains("netty-nio-client", "DynoxClientCustomizer");
    }

    @Test
    void otherClientExceptionsAreLeftAlone() {
        assertThat(analyzeOrNull(SdkClientException.create("Unable to execute HTTP request")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, Create the table",
        "AccessDeniedException, Grant the application's role the action",
        "UnrecognizedClientException, DynamoDB doesn't accept the credentials",
        "ExpiredTokenException, DynamoDB doesn't accept the credentials",
        "SomethingElse, Check the table's name"
    })
    void tableThatCantBeUsedSaysWhatToChange(String errorCode, String action) {
        Throwable cause = DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(errorCode).build())
                .message("refused")
                .build();

        FailureAnalysis analysis =
                analyze(new IllegalStateException(new TableAccessException("users", "It was refused.", cause)));

        assertThat(analysis.getDescription()).contains("'users'", "It was refused.");
        assertThat(analysis.getAction()).startsWith(action);
    }

    @Test
    void endpointThatDoesntAnswerIsNamed() {
        Throwable cause = SdkClientException.create("Unable to execute HTTP request", new ConnectException("refused"));

        assertThat(analyze(new TableAccessException("users", "Nobody answers.", cause))
                        .getAction())
                .contains("dynox.endpoint");
    }

    private FailureAnalysis analyze(Throwable failure) {
        FailureAnalysis analysis = analyzeOrNull(failure);
        assertThat(analysis).isNotNull();
        return Objects.requireNonNull(analysis);
    }

    private @Nullable FailureAnalysis analyzeOrNull(Throwable failure) {
        return FailureAnalyses.ofOrNull(failure, environment);
    }

    private static Throwable bindFailure(String pair) {
        @Nullable Throwable[] failure = new @Nullable Throwable[1];
        new ApplicationContextRunner()
                .withUserConfiguration(PropertiesOnly.class)
                .withPropertyValues(pair)
                .run(context -> failure[0] = context.getStartupFailure());
        return Objects.requireNonNull(failure[0]);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DynoxProperties.class)
    static class PropertiesOnly {}
}
