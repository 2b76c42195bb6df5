package io.dynox.test.internal.protocol;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.error.RequestIds;
import io.dynox.test.internal.protocol.Outcome.Answer;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * DynamoDB's JSON protocol in front of a database. What is wrong with a request is found in the service's order: the method and the
 * media type, the JSON, the target, the credentials, the types of members, and then what the database refuses. Thread-safe as the
 * database is.
 */
public final class Protocol {

    private static final Logger LOG = LoggerFactory.getLogger(Protocol.class);
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_LARGE = 413;

    private final Function<AwsRequest, CompletableFuture<? extends AwsResponse>> database;

    /**
     * The protocol of a database.
     *
     * @param database answers the SDK's requests as the SDK's clients do, and fails with their exceptions
     */
    public Protocol(Function<AwsRequest, CompletableFuture<? extends AwsResponse>> database) {
        this.database = database;
    }

    /** The answer to a request whose body has more than {@link WireRequest#MOST_BYTES}. */
    public static Answer tooLarge() {
        return Answers.refusal(TOO_LARGE, Answers.JSON, "RequestEntityTooLarge", "Request size limit exceeded");
    }

    /** The answer to a request for which the server has no memory left; clients send it again. */
    public static Answer unavailable() {
        return Answers.refusal(UNAVAILABLE, Answers.JSON, "ServiceUnavailable", "The server receives too much at once");
    }

    /** What becomes of a request; the future never fails. */
    public CompletableFuture<Outcome> answer(WireRequest request) {
        try {
            return answered(request).thenApply(outcome -> CrossOrigin.readable(request, outcome));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.completedFuture(failure(Answers.JSON, e));
        }
    }

    private CompletableFuture<Outcome> answered(WireRequest request) {
        if (CrossOrigin.isQuestion(request)) {
            return done(CrossOrigin.permission(request));
        }
        if (request.method().equals("GET")) {
            return done(Answers.healthy(Arns.REGION));
        }
        String mediaType = request.mediaType();
        boolean isJson = mediaType.equals(Answers.JSON) || mediaType.equals("application/json");
        byte[] body = request.body();
        if (!request.method().equals("POST") || (body.length > 0 && !isJson)) {
            return done(Answers.unknownOperation());
        }
        String replyType = mediaType.equals(Answers.JSON) ? mediaType : "application/json";
        Parsed parsed = Parsed.of(request);
        try {
            return checked(request, replyType, parsed);
        } catch (SerializationFailure e) {
            return done(Answers.refusal(replyType, "SerializationException", e.getMessage()));
        }
    }

    private CompletableFuture<Outcome> checked(WireRequest request, String mediaType, Parsed parsed) {
        if (parsed instanceof Parsed.NoJson noJson) {
            throw noJson.failure();
        }
        if (parsed instanceof Parsed.UnknownTarget) {
            return done(Answers.refusal(mediaType, "UnknownOperationException", null));
        }
        Optional<Answer> credentials = Credentials.refusal(request, mediaType);
        if (credentials.isPresent()) {
            return done(credentials.get());
        }
        Optional<String> mismatch = Checksums.mismatch(request);
        if (mismatch.isPresent()) {
            return done(Answers.refusal(
                    mediaType,
                    "InvalidSignatureException",
                    "The checksum in the header " + mismatch.get() + " isn't that of the body, which has "
                            + request.body().length + " bytes"));
        }
        return database.apply(parsed.request())
                .<Outcome>handle(
                        (response, error) -> error == null ? reply(mediaType, response) : failure(mediaType, error))
                .exceptionally(e -> failure(mediaType, e));
    }

    private static Outcome reply(String mediaType, AwsResponse response) {
        String id = Objects.requireNonNullElseGet(response.responseMetadata().requestId(), RequestIds::next);
        return Answers.reply(mediaType, id, response);
    }

    private static Outcome failure(String mediaType, Throwable thrown) {
        Throwable error =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (error instanceof AwsServiceException refused) {
            return Answers.error(
                    refused.statusCode(),
                    mediaType,
                    Objects.requireNonNullElseGet(refused.requestId(), RequestIds::next),
                    ErrorType.of(refused.awsErrorDetails().errorCode()),
                    refused.awsErrorDetails().errorMessage(),
                    refused);
        }
        if (error instanceof ApiCallTimeoutException || error instanceof ApiCallAttemptTimeoutException) {
            return new Outcome.Silence();
        }
        if (error instanceof SdkClientException && error.getCause() instanceof IOException) {
            return new Outcome.Reset();
        }
        if (error instanceof UnsupportedOperationException) {
            return Answers.refusal(mediaType, "UnknownOperationException", error.getMessage());
        }
        LOG.warn("The in-memory DynamoDB failed at a request over HTTP", error);
        return Answers.refusal(
                INTERNAL,
                mediaType,
                "InternalServerError",
                "The in-memory DynamoDB failed with a " + error.getClass().getName() + "; its log has the stack trace");
    }

    private static CompletableFuture<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
