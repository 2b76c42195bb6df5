package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dynox.RetryPolicy;
import io.dynox.TableAccessException;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.mapping.item.TableKeys;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class KeySchemasTest {

    private static final String ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/users";

    private static final RetryPolicy POLICY = RetryPolicy.builder()
            .deadline(Duration.ofSeconds(3))
            .maxAttempts(4)
            .baseDelay(Duration.ofMillis(100))
            .maxDelay(Duration.ofMillis(400))
            .build();

    private final ScriptedClient client = new ScriptedClient();
    private final ManualRuntime runtime = new ManualRuntime();
    private final KeySchemas schemas = schemas(Map.of());

    private KeySchemas schemas(Map<String, TableKeys> configured) {
        ServiceSite site = new ServiceSite(client, Runnable::run);
        return new KeySchemas(
                new KeySchemaQuestion.Setting(new BatchCalls(client, null), new RetryBudget(POLICY), runtime, site),
                failure -> Optional.empty(),
                configured);
    }

    @Test
    void oneDescribeTableServesConcurrentAndLaterCallersByNameOrArn() {
        CompletableFuture<DescribeTableResponse> reply = new CompletableFuture<>();
        client.onDescribe = request -> reply;

        CompletableFuture<TableKeys> first = schemas.of("users");
        CompletableFuture<TableKeys> second = schemas.of(ARN);
        reply.complete(ScriptedClient.described());

        assertThat(first.join())
                .isEqualTo(new TableKeys(
                        new TableKeys.Attribute("pk", ScalarAttributeType.S),
                        new TableKeys.Attribute("sk", ScalarAttributeType.N)))
                .isEqualTo(second.join())
                .isEqualTo(schemas.of("users").join());
        assertThat(client.describes).hasSize(1);
    }

    @Test
    void theConfigurationMakesTheQuestionNeedless() {
        KeySchemas configured = schemas(Map.of("users", TableKeys.of("id")));

        assertThat(configured.of(ARN).join()).isEqualTo(TableKeys.of("id"));
        assertThat(client.describes).isEmpty();
    }

    @Test
    void aFailureIsNotKept() {
        client.onDescribe = request -> CompletableFuture.failedFuture(Failures.answer("AccessDeniedException", 400));
        assertThatThrownBy(() -> schemas.of("users").join()).hasCauseInstanceOf(TableAccessException.class);

        client.onDescribe = request -> CompletableFuture.completedFuture(ScriptedClient.described());
        assertThat(schemas.of("users").join().partition().name()).isEqualTo("pk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"InternalServerError", "ThrottlingException", "ExpiredTokenException", "RequestTimeTooSkewed"})
    void aPassingFailureIsTriedAgainAsThePolicySays(String code) {
        client.onDescribe = request -> client.describes.size() < 3
                ? CompletableFuture.failedFuture(Failures.answer(code, 400))
                : CompletableFuture.completedFuture(ScriptedClient.described());

        CompletableFuture<TableKeys> keys = schemas.of("users");
        assertThat(keys).isNotDone();
        runtime.advance(Duration.ofMillis(50 + 100));

        assertThat(keys).isCompleted();
        assertThat(client.describes).hasSize(3);
        assertThat(runtime.scheduled()).isZero();
    }

    @Test
    void aPassingFailureThatStaysEndsTheQuestionWithItsNumbers() {
        client.onDescribe = request -> CompletableFuture.failedFuture(Failures.answer("InternalServerError", 500));

        CompletableFuture<TableKeys> keys = schemas.of("users");
        runtime.advance(Duration.ofSeconds(1));

        assertThat(client.describes).hasSize(4);
        assertThat(messageOf(keys))
                .contains(
                        "after 4 attempts in 350 ms",
                        "InternalServerError, HTTP status 500",
                        "dynox.retry.max-attempts");
    }

    @Test
    void aClientThatNeverAnswersEndsTheQuestionAtTheDeadline() {
        client.onDescribe = request -> new CompletableFuture<>();

        CompletableFuture<TableKeys> keys = schemas.of("users");
        runtime.advance(POLICY.deadline().minusNanos(1));
        assertThat(keys).isNotDone();
        runtime.advance(Duration.ofNanos(1));

        assertThat(messageOf(keys)).contains("got no answer", "in 3000 ms", "dynox.retry.deadline");
    }

    @Test
    void theDeadlineNamesTheLastFailureThoughAnotherAttemptIsUnderWay() {
        client.onDescribe = request -> client.describes.size() < 3
                ? CompletableFuture.failedFuture(
                        SdkClientException.create("refused", new ConnectException("Connection refused")))
                : new CompletableFuture<>();

        CompletableFuture<TableKeys> keys = schemas.of("users");
        runtime.advance(POLICY.deadline());

        assertThat(client.describes).hasSize(3);
        assertThat(messageOf(keys)).contains("Can't connect to DynamoDB", "dynox.endpoint");
    }

    @ParameterizedTest
    @MethodSource("failuresAndAdvice")
    void theAdviceFitsTheFailureAndQuotesNoTextOfTheService(Throwable failure, String advice) {
        client.onDescribe = request -> CompletableFuture.failedFuture(failure);

        CompletableFuture<TableKeys> keys = schemas.of("users");
        runtime.advance(POLICY.deadline());

        assertThat(messageOf(keys)).contains("'users'", advice).doesNotContain("SECRET");
    }

    static Stream<Arguments> failuresAndAdvice() {
        return Stream.of(
                arguments(Failures.answer("UnrecognizedClientException", 400), "check the access key"),
                arguments(Failures.answer("ExpiredTokenException", 400), "renew the credentials"),
                arguments(Failures.answer("ValidationException", 400), "check the table's name"),
                arguments(Failures.answer("ThrottlingException", 400), "make fewer at a time"),
                arguments(Failures.answer("WhoKnows", 407), "proxies"),
                arguments(SdkClientException.create("SECRET html", new ConnectException("SECRET")), "Can't connect"),
                arguments(SdkClientException.create("SECRET", new UnknownHostException("SECRET")), "dynox.endpoint"),
                arguments(SdkClientException.create("SECRET", new SSLException("SECRET")), "http:// or https://"),
                arguments(SdkClientException.create("SECRET unmarshalled"), "got no usable answer"));
    }

    private static String messageOf(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return future.handle((done, failure) -> Causes.unwrap(failure))
                .thenApply(failure -> {
                    assertThat(failure).isInstanceOf(TableAccessException.class);
                    return String.valueOf(failure.getMessage());
                })
                .join();
    }

    @Test
    void aCallerThatCancelsTakesNothingFromTheOthers() {
        CompletableFuture<DescribeTableResponse> reply = new CompletableFuture<>();
        client.onDescribe = request -> reply;

        assertThat(schemas.of("users").cancel(true)).isTrue();
        CompletableFuture<TableKeys> other = schemas.of("users");
        reply.complete(ScriptedClient.described());

        assertThat(other.join()).isNotNull();
    }

    @Test
    void aDeniedQuestionNamesThePermissionAndTheProperty() {
        client.onDescribe = request -> CompletableFuture.failedFuture(Failures.answer("AccessDeniedException", 400));

        assertThatThrownBy(() -> schemas.of(ARN).join())
                .cause()
                .hasMessageContaining("dynamodb:DescribeTable")
                .hasMessageContaining("dynox.tables.users.partition-key");
    }

    @Test
    void aMissingTableIsNamed() {
        client.onDescribe =
                request -> CompletableFuture.failedFuture(Failures.answer("ResourceNotFoundException", 400));

        assertThatThrownBy(() -> schemas.of("users").join())
                .cause()
                .hasMessageContaining("Table 'users' doesn't exist")
                .hasMessageContaining("dynox.region")
                .hasMessageContaining("dynox.endpoint");
    }

    @Test
    void schemasAreForgottenWhenThereAreTooMany() {
        client.onDescribe = request -> CompletableFuture.completedFuture(ScriptedClient.described());
        for (int i = 0; i <= KeySchemas.MAX_KEPT; i++) {
            assertThat(schemas.of("t" + i)).isCompleted();
        }

        assertThat(schemas.of("t" + KeySchemas.MAX_KEPT)).isCompleted();
        assertThat(client.describes).hasSize(KeySchemas.MAX_KEPT + 1);
        assertThat(schemas.of("t0")).isCompleted();
        assertThat(client.describes).hasSize(KeySchemas.MAX_KEPT + 2);
    }
}
