package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynox.FailureClassifier;
import io.dynox.TableAccessException;
import io.dynox.internal.engine.request.RequestFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

class FaultRulesTest {

    private static final FaultRules RULES = rules(new ScriptedClient());

    private static FaultRules rules(DynamoDbAsyncClient client) {
        return new FaultRules(
                "users", "BatchWriteItem", new ServiceSite(client, Runnable::run), failure -> Optional.empty());
    }

    private static DynamoDbAsyncClient client(AwsCredentialsProvider credentials) {
        return DynamoDbAsyncClient.builder()
                .httpClient(new ScriptedHttp(200, "{}"))
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://user:hunter2@db.internal:8000/path?token=hunter2"))
                .credentialsProvider(credentials)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "ProvisionedThroughputExceededException, 400, Throttled",
        "ThrottlingException, 400, Throttled",
        "com.amazon.coral.availability#ThrottlingException, 400, Throttled",
        "RequestLimitExceeded, 400, Throttled",
        "ReplicatedWriteConflictException, 400, Throttled",
        "SlowDown, 503, Throttled",
        "SomethingNew, 429, Throttled",
        "ValidationException, 400, Rejected",
        "com.amazon.coral.validate#ValidationException, 400, Rejected",
        "ItemCollectionSizeLimitExceededException, 400, Rejected",
        "SerializationException, 400, Rejected",
        "SomethingNew, 400, Rejected",
        "ResourceNotFoundException, 400, Refused",
        "AccessDeniedException, 400, Refused",
        "UnrecognizedClientException, 400, Refused",
        "MissingAuthenticationTokenException, 400, Refused",
        "SomethingNew, 403, Refused",
        "SomethingNew, 404, Refused",
        "ExpiredTokenException, 400, Unanswered",
        "InternalServerError, 500, Unanswered",
        "ServiceUnavailable, 503, Unanswered",
        "SomethingNew, 500, Unanswered",
        "SomethingNew, 408, Unanswered",
        "RequestTimeTooSkewed, 403, Unanswered"
    })
    void answersAreJudgedByTheirCode(String code, int status, String kind) {
        RequestFailure fault =
                RULES.of(new CompletionException(Failures.answer(code, status))).join();

        assertThat(fault.getClass().getSimpleName()).isEqualTo(kind);
        if (fault instanceof RequestFailure.Refused refused) {
            assertThat(refused.cause())
                    .isInstanceOf(TableAccessException.class)
                    .hasMessageContaining("'users'")
                    .message()
                    .doesNotContain("SECRET");
        }
    }

    @Test
    void exceptionsWithoutDetailsAreJudgedByTheirType() {
        assertThat(RULES.of(ResourceNotFoundException.builder().message("x").build())
                        .join())
                .isInstanceOf(RequestFailure.Refused.class);
    }

    @Test
    void throttlingReasonsAreKept() {
        RequestFailure fault = RULES.of(ProvisionedThroughputExceededException.builder()
                        .throttlingReasons(ThrottlingReason.builder()
                                .reason("TableWriteKeyRangeThroughputExceeded")
                                .resource("arn:aws:dynamodb:eu-west-1:1:table/users")
                                .build())
                        .build())
                .join();

        assertThat(((RequestFailure.Throttled) fault).reasons())
                .isEqualTo(List.of("TableWriteKeyRangeThroughputExceeded"));
    }

    @Test
    void aDeniedCallNamesThePermission() {
        RequestFailure fault =
                RULES.of(Failures.answer("AccessDeniedException", 400)).join();

        assertThat(((RequestFailure.Refused) fault).cause()).hasMessageContaining("dynamodb:BatchWriteItem");
    }

    @Test
    void theNetworkLeavesTheOutcomeOpen() {
        Throwable[] failures = {
            SdkClientException.create("x", new IOException("reset")),
            SdkClientException.create("x", new TimeoutException()),
            ApiCallAttemptTimeoutException.create(10),
            new IOException("reset"),
            SdkClientException.create("x"),
            new IllegalStateException("bug")
        };
        for (Throwable failure : failures) {
            assertThat(RULES.of(failure).join()).isEqualTo(new RequestFailure.Unanswered(failure));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnreachableEndpointIsNamedWithoutItsSecrets(boolean refused) {
        IOException cause = refused ? new ConnectException("Connection refused") : new UnknownHostException("db");
        try (DynamoDbAsyncClient client = client(AnonymousCredentialsProvider.create())) {
            RequestFailure fault =
                    rules(client).of(SdkClientException.create("x", cause)).join();

            assertThat(((RequestFailure.Unanswered) fault).cause())
                    .isInstanceOf(TableAccessException.class)
                    .hasMessageContaining("'db.internal:8000'")
                    .hasMessageContaining("dynox.endpoint")
                    .message()
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void whoGotNoConnectionIsToldWhereAndWhy() {
        Throwable cause = new Throwable(
                "Acquire operation took longer than the configured maximum time.",
                new TimeoutException("Acquire operation took longer then configured maximum time"));
        try (DynamoDbAsyncClient client = client(AnonymousCredentialsProvider.create())) {
            RequestFailure fault =
                    rules(client).of(SdkClientException.create("x", cause)).join();

            assertThat(((RequestFailure.Unanswered) fault).cause())
                    .isInstanceOf(TableAccessException.class)
                    .hasMessageContainingAll("'db.internal:8000'", "dynox.endpoint", "dynox.http.max-connections");
        }
    }

    @Test
    void absentCredentialsAreRefused() {
        SdkClientException absent = SdkClientException.create("Unable to load credentials");
        AwsCredentialsProvider none = () -> {
            throw absent;
        };
        try (DynamoDbAsyncClient client = client(none);
                DynamoDbAsyncClient other = client(AnonymousCredentialsProvider.create())) {

            assertThat(((RequestFailure.Refused) rules(client).of(absent).join()).cause())
                    .hasMessageContaining("No AWS credentials")
                    .hasMessageContaining("software.amazon.awssdk:sts")
                    .hasMessageContaining("sso and ssooidc");
            assertThat(rules(other).of(absent).join()).isInstanceOf(RequestFailure.Unanswered.class);
        }
    }

    @Test
    void whoGivesCredentialsAndCannotBeReachedIsNotTakenForDynamoDb() {
        SdkClientException unreachable = SdkClientException.create("x", new UnknownHostException("sts.amazonaws.com"));
        AwsCredentialsProvider role = () -> {
            throw unreachable;
        };
        try (DynamoDbAsyncClient client = client(role)) {
            assertThat(((RequestFailure.Unanswered)
                                    rules(client).of(unreachable).join())
                            .cause())
                    .isInstanceOf(TableAccessException.class)
                    .hasMessageContainingAll("credentials", "couldn't be fetched", "STS")
                    .hasMessageNotContaining("Can't connect to DynamoDB");
        }
    }

    /** As a process or a container gives them, whose output isn't what the SDK takes. */
    @Test
    void credentialsThatCannotBeReadAreNoAnswerInPlaceOfDynamoDb() {
        SdkClientException unreadable = SdkClientException.create(
                "x", catchThrowable(() -> JsonNode.parser().parse("<html>")));
        AwsCredentialsProvider process = () -> {
            throw unreadable;
        };
        try (DynamoDbAsyncClient client = client(process);
                DynamoDbAsyncClient other = client(AnonymousCredentialsProvider.create())) {
            assertThat(((RequestFailure.Unanswered) rules(client).of(unreadable).join()).cause())
                    .isInstanceOf(TableAccessException.class)
                    .hasMessageContainingAll("credentials", "couldn't be fetched", "no JSON")
                    .hasMessageNotContaining("isn't DynamoDB");
            assertThat(((RequestFailure.Unanswered) rules(other).of(unreadable).join()).cause())
                    .hasMessageContaining("isn't DynamoDB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture"})
    void aWrongClockIsNamed(String code) {
        assertThat(((RequestFailure.Unanswered)
                                RULES.of(Failures.answer(code, 400)).join())
                        .cause())
                .hasMessageContaining("the clock of this machine is wrong");
    }

    /** The SDK wraps what its own pipeline throws. */
    @Test
    void aClassThatDoesNotFitIsRefusedAtOnce() {
        LinkageError error = new NoSuchMethodError("'void io.netty.channel.Channel.x()'");
        FaultRules rules = new FaultRules(
                "users",
                "BatchWriteItem",
                new ServiceSite(new ScriptedClient(), Runnable::run),
                failure -> Optional.empty());

        for (Throwable failure : List.of(error, SdkClientException.create("Unable to execute HTTP request", error))) {
            assertThat(((RequestFailure.Refused) rules.of(failure).join()).cause())
                    .isInstanceOf(TableAccessException.class)
                    .hasMessageContainingAll("NoSuchMethodError", "io.netty.channel", "software.amazon.awssdk:bom");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RETRYABLE, Throttled",
        "FATAL_FOR_ITEM, Rejected",
        "FATAL_FOR_WRITER, Refused",
        "UNKNOWN_OUTCOME, Unanswered"
    })
    void applicationsOwnRulesComeFirst(FailureClassifier.Kind kind, String fault) {
        FaultRules rules = new FaultRules(
                "users",
                "BatchWriteItem",
                new ServiceSite(new ScriptedClient(), Runnable::run),
                failure -> Optional.of(kind));

        assertThat(rules.of(Failures.answer("AccessDeniedException", 400))
                        .join()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(fault);
    }

    @Test
    void brokenRulesOfTheApplicationLeaveItToDynox() {
        FaultRules rules = new FaultRules(
                "users", "BatchWriteItem", new ServiceSite(new ScriptedClient(), Runnable::run), failure -> {
                    throw new IllegalStateException("broken");
                });

        assertThat(rules.of(Failures.answer("ThrottlingException", 400)).join())
                .isInstanceOf(RequestFailure.Throttled.class);
    }
}
