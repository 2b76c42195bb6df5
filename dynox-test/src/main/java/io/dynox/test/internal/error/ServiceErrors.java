package io.dynox.test.internal.error;

import io.dynox.test.internal.value.Excerpt;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Makes the exceptions that the SDK makes of the service's replies. Stateless.
 */
public final class ServiceErrors {

    private static final String SERVICE = "DynamoDb";

    /** What is said of an INSERT of an item that is there already. */
    public static final String DUPLICATE_ITEM = "Duplicate primary key exists in table";

    private ServiceErrors() {}

    /** A {@code ValidationException}; the SDK has no class of its own for it. */
    public static DynamoDbException validation(String message) {
        return violations(Excerpt.of(message));
    }

    /** A {@code ValidationException} that names violations of constraints, each with a short excerpt of the request. */
    public static DynamoDbException violations(String message) {
        return (DynamoDbException) described(DynamoDbException.builder(), "ValidationException", 400, message)
                .build();
    }

    /** A validation error of the form that names a parameter value. */
    public static DynamoDbException invalidParameter(String message) {
        return validation("One or more parameter values were invalid: " + message);
    }

    public static ResourceNotFoundException notFound(String message) {
        return described(ResourceNotFoundException.builder(), "ResourceNotFoundException", 400, Excerpt.of(message))
                .build();
    }

    /** What the operations on backups say of a table that isn't there. */
    public static TableNotFoundException tableNotFound(String message) {
        return described(TableNotFoundException.builder(), "TableNotFoundException", 400, Excerpt.of(message))
                .build();
    }

    public static ResourceInUseException inUse(String message) {
        return described(ResourceInUseException.builder(), "ResourceInUseException", 400, message)
                .build();
    }

    public static LimitExceededException limitExceeded(String message) {
        return described(LimitExceededException.builder(), "LimitExceededException", 400, message)
                .build();
    }

    /** A failed condition; {@code item} is the item that failed it, empty unless the request asked for it. */
    public static ConditionalCheckFailedException conditionFailed(Map<String, AttributeValue> item) {
        ConditionalCheckFailedException.Builder error = described(
                ConditionalCheckFailedException.builder(),
                "ConditionalCheckFailedException",
                400,
                "The conditional request failed");
        return (item.isEmpty() ? error : error.item(item)).build();
    }

    /** An INSERT of an item that is there already. */
    public static DuplicateItemException duplicateItem(Throwable cause) {
        DuplicateItemException.Builder error =
                described(DuplicateItemException.builder(), "DuplicateItemException", 400, DUPLICATE_ITEM);
        error.cause(cause);
        // without it the SDK takes over the text of the cause
        error.message(DUPLICATE_ITEM);
        return error.build();
    }

    /** A transaction that was not made, with a reason for each of its items. */
    public static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        String codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        return described(
                        TransactionCanceledException.builder(),
                        "TransactionCanceledException",
                        400,
                        "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes)
                .cancellationReasons(reasons)
                .build();
    }

    /** A client request token that stands for another transaction. */
    public static IdempotentParameterMismatchException idempotentParameterMismatch() {
        return described(
                        IdempotentParameterMismatchException.builder(),
                        "IdempotentParameterMismatchException",
                        400,
                        "DynamoDB rejected the request because you retried a request with a different payload but with an"
                                + " idempotent token that was already used.")
                .build();
    }

    /** The request has more than 16 MB on the wire. */
    public static DynamoDbException tooLarge() {
        return (DynamoDbException)
                described(DynamoDbException.builder(), "RequestEntityTooLarge", 413, "Request size limit exceeded")
                        .build();
    }

    public static InternalServerErrorException internal() {
        return described(InternalServerErrorException.builder(), "InternalServerError", 500, "Internal server error")
                .build();
    }

    /** The whole request was throttled by the capacity of a provisioned table or index. */
    public static ProvisionedThroughputExceededException throughputExceeded(List<ThrottlingReason> reasons) {
        return described(
                        ProvisionedThroughputExceededException.builder(),
                        "ProvisionedThroughputExceededException",
                        400,
                        "The level of configured provisioned throughput for the table was exceeded. Consider increasing"
                                + " your provisioning level with the UpdateTable API.")
                .throttlingReasons(reasons)
                .build();
    }

    /** The whole request was throttled on a table that grows on demand. */
    public static ThrottlingException throttled(List<ThrottlingReason> reasons) {
        return described(
                        ThrottlingException.builder(),
                        "ThrottlingException",
                        400,
                        "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically"
                                + " scaling your table or index so please try again shortly. If exceptions persist,"
                                + " check if you have a hot key:"
                                + " https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html")
                .throttlingReasons(reasons)
                .build();
    }

    /** The account's quota of requests was exceeded. */
    public static RequestLimitExceededException requestLimitExceeded(List<ThrottlingReason> reasons) {
        return described(
                        RequestLimitExceededException.builder(),
                        "RequestLimitExceeded",
                        400,
                        "Throughput exceeds the current throughput limit for your account. Please contact AWS Support"
                                + " at https://aws.amazon.com/support request a limit increase")
                .throttlingReasons(reasons)
                .build();
    }

    static DynamoDbException accessDenied(String account, String operation, String resource) {
        String message = "User: arn:aws:iam::" + account + ":user/test is not authorized to perform: dynamodb:"
                + operation + " on resource: " + resource
                + " because no identity-based policy allows the dynamodb:" + operation + " action";
        return (DynamoDbException)
                described(DynamoDbException.builder(), "AccessDeniedException", 400, Excerpt.of(message))
                        .build();
    }

    private static <B extends AwsServiceException.Builder> B described(B error, String code, int status, String text) {
        String requestId = RequestIds.next();
        error.statusCode(status);
        error.requestId(requestId);
        error.awsErrorDetails(AwsErrorDetails.builder()
                .serviceName(SERVICE)
                .errorCode(code)
                .errorMessage(text)
                .sdkHttpResponse(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader(RequestIds.HEADER, requestId)
                        .build())
                .build());
        return error;
    }
}
