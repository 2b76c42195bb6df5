package io.dynox.test.internal.streams;

import io.dynox.test.internal.error.RequestIds;
import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsResponse;

/** Runs one operation and gives its outcome the form in which clients know it. Stateless. */
final class StreamCall {

    private static final int OK = 200;
    private static final String SERVICE = "DynamoDbStreams";

    private StreamCall() {}

    /** The reply with its metadata, or the exception that the SDK's client throws. */
    static <I, O extends DynamoDbStreamsResponse> O run(Function<I, O> operation, I request, Class<O> type) {
        try {
            O response = operation.apply(request);
            String requestId = RequestIds.next();
            DynamoDbStreamsResponse.Builder builder = (DynamoDbStreamsResponse.Builder) response.toBuilder();
            builder.responseMetadata(DefaultAwsResponseMetadata.create(Map.of(AwsHeader.AWS_REQUEST_ID, requestId)));
            builder.sdkHttpResponse(SdkHttpResponse.builder()
                    .statusCode(OK)
                    .putHeader(RequestIds.HEADER, requestId)
                    .build());
            return type.cast(builder.build());
        } catch (ValidationFailure e) {
            throw ofStreams(ServiceErrors.validation(String.valueOf(e.getMessage())));
        } catch (AwsServiceException e) {
            throw ofStreams(e);
        }
    }

    /** The same exception as the streams' client throws it: both clients share the exceptions, but not the name of the service. */
    private static RuntimeException ofStreams(AwsServiceException error) {
        AwsServiceException.Builder builder = error.toBuilder();
        builder.awsErrorDetails(
                error.awsErrorDetails().toBuilder().serviceName(SERVICE).build());
        return builder.build();
    }
}
