package io.dynox.internal.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionSizeLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Makes the SDK's exceptions of replies that report an error, so that they are classified and reported like the SDK's own. */
final class ServiceErrors {

    private static final String SERVICE = "DynamoDb";

    private ServiceErrors() {}

    /**
     * The exception of a reply.
     *
     * @param content the body, not compressed
     * @param ahead how far the clock of the machine is ahead, as far as is known
     */
    static AwsServiceException of(HttpReply reply, byte[] content, Duration ahead) {
        Body body = Body.read(content);
        String code = code(reply, body);
        AwsServiceException.Builder error = builder(code == null ? "" : code, body.reasons);
        String message = message(body, code, reply.head().statusCode());
        return error.message(message)
                .statusCode(reply.head().statusCode())
                .requestId(reply.header("x-amzn-RequestId", "x-amz-request-id"))
                .extendedRequestId(reply.header("x-amz-id-2"))
                .numAttempts(1)
                .clockSkew(ahead)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName(SERVICE)
                        .sdkHttpResponse(reply.head())
                        .rawResponse(SdkBytes.fromByteArrayUnsafe(content))
                        .build())
                .build();
    }

    private static String message(Body body, @Nullable String code, int status) {
        if (body.message != null) {
            return body.message;
        }
        return code == null ? "Service returned HTTP status code " + status : "Service returned error code " + code;
    }

    /** The header comes first; both may carry a URI before the code, or a text behind it. */
    private static @Nullable String code(HttpReply reply, Body body) {
        String header = reply.header("x-amzn-ErrorType");
        String code = header == null ? body.type : header;
        if (code == null) {
            return null;
        }
        int end = header == null ? -1 : code.indexOf(':');
        String bare = end < 0 ? code : code.substring(0, end);
        return bare.substring(bare.lastIndexOf('#') + 1);
    }

    private static AwsServiceException.Builder builder(String code, List<ThrottlingReason> reasons) {
        return switch (code) {
            case "ProvisionedThroughputExceededException" ->
                ProvisionedThroughputExceededException.builder().throttlingReasons(reasons);
            case "ThrottlingException" -> ThrottlingException.builder().throttlingReasons(reasons);
            case "RequestLimitExceeded" ->
                RequestLimitExceededException.builder().throttlingReasons(reasons);
            case "ConditionalCheckFailedException" -> ConditionalCheckFailedException.builder();
            case "InternalServerError" -> InternalServerErrorException.builder();
            case "ItemCollectionSizeLimitExceededException" -> ItemCollectionSizeLimitExceededException.builder();
            case "ReplicatedWriteConflictException" -> ReplicatedWriteConflictException.builder();
            case "ResourceNotFoundException" -> ResourceNotFoundException.builder();
            case "TransactionConflictException" -> TransactionConflictException.builder();
            default -> DynamoDbException.builder();
        };
    }

    /** What the body says; proxies send pages of HTML, or nothing. */
    private static final class Body {

        private @Nullable String type;
        private @Nullable String message;
        private List<ThrottlingReason> reasons = List.of();

        static Body read(byte[] content) {
            Body body = new Body();
            try {
                JsonReader in = new JsonReader(content);
                if (in.peek() == '{') {
                    body.members(in);
                }
            } catch (MalformedJsonException e) {
                // no JSON of the service
                return new Body();
            }
            return body;
        }

        private void members(JsonReader in) {
            in.begin('{');
            for (@Nullable String name = in.member(); name != null; name = in.member()) {
                switch (name) {
                    case "__type" -> type = text(in);
                    case "message", "Message", "errorMessage" -> {
                        String said = text(in);
                        message = said == null ? message : said;
                    }
                    case "throttlingReasons", "ThrottlingReasons" -> reasons = reasons(in);
                    default -> in.skipJson();
                }
            }
        }

        private static @Nullable String text(JsonReader in) {
            if (in.peek() == '"') {
                return in.string();
            }
            in.skipJson();
            return null;
        }

        private static List<ThrottlingReason> reasons(JsonReader in) {
            if (in.peek() != '[') {
                in.skipJson();
                return List.of();
            }
            List<ThrottlingReason> reasons = new ArrayList<>();
            in.begin('[');
            while (in.more(']')) {
                ThrottlingReason.Builder reason = ThrottlingReason.builder();
                in.begin('{');
                for (@Nullable String name = in.member(); name != null; name = in.member()) {
                    switch (name) {
                        case "reason" -> reason.reason(text(in));
                        case "resource" -> reason.resource(text(in));
                        default -> in.skipJson();
                    }
                }
                reasons.add(reason.build());
            }
            return reasons;
        }
    }
}
