package io.dynox.internal.sdk;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Exceptions as the SDK makes them of a service's answers. */
public final class Failures {

    private Failures() {}

    public static RuntimeException answer(String code, int status) {
        return DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("SECRET item content")
                        .build())
                .statusCode(status)
                .message("SECRET item content")
                .build();
    }
}
