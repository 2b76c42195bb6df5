package io.dynox.test.internal.streams;

import io.dynox.test.internal.error.RequestIds;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** The exceptions that only streams have. Stateless. */
final class StreamErrors {

    private static final int BAD_REQUEST = 400;

    private StreamErrors() {}

    static ExpiredIteratorException expiredIterator() {
        ExpiredIteratorException.Builder error = ExpiredIteratorException.builder();
        describe(
                error,
                "ExpiredIteratorException",
                "The shard iterator has expired and can no longer be used to retrieve stream records. A shard iterator"
                        + " expires 15 minutes after it is retrieved using the GetShardIterator action.");
        return error.build();
    }

    static TrimmedDataAccessException trimmedData() {
        TrimmedDataAccessException.Builder error = TrimmedDataAccessException.builder();
        describe(
                error,
                "TrimmedDataAccessException",
                "The operation attempted to read past the oldest stream record in a shard.");
        return error.build();
    }

    private static void describe(AwsServiceException.Builder error, String code, String text) {
        String requestId = RequestIds.next();
        error.statusCode(BAD_REQUEST);
        error.requestId(requestId);
        error.awsErrorDetails(AwsErrorDetails.builder()
                .serviceName("DynamoDbStreams")
                .errorCode(code)
                .errorMessage(text)
                .sdkHttpResponse(SdkHttpResponse.builder()
                        .statusCode(BAD_REQUEST)
                        .putHeader(RequestIds.HEADER, requestId)
                        .build())
                .build());
    }
}
