package io.dynox.autoconfigure.diagnostics;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What to change when DynamoDB, or the way to it, refuses. */
final class AccessAdvice {

    static final String MISSING_CREDENTIALS = "Set dynox.credentials.access-key and dynox.credentials.secret-key, or "
            + "dynox.credentials.profile, or give the AWS SDK credentials in one of its own ways (environment variables, "
            + "configuration files, the role of the instance or container). The service "
            + "account of a Kubernetes pod (AWS_WEB_IDENTITY_TOKEN_FILE) needs software.amazon.awssdk:sts on the class path, a "
            + "profile that signs in by SSO needs software.amazon.awssdk:sso and ssooidc. A local endpoint (dynox.endpoint) needs "
            + "credentials too; any will do there. In tests use @DynoxTest, which needs none.";

    private static final String MISSING_TABLE =
            "Create the table, or correct its name. Tables belong to a region and an "
                    + "account: check dynox.region, dynox.endpoint and the credentials.";

    private static final String MISSING_PERMISSION =
            "Grant the application's role the action that the message above names, on this table. "
                    + "docs/spring.md#permissions lists the actions of each method; dynamodb:DescribeTable isn't needed "
                    + "where dynox.tables.<name>.partition-key and sort-key are set.";

    private static final String WRONG_CREDENTIALS = "DynamoDB doesn't accept the credentials: correct or renew them "
            + "(dynox.credentials.*, or the AWS SDK's own sources), and check that they belong to the region and the "
            + "endpoint.";

    private static final String UNREACHABLE =
            "Check that dynox.endpoint and dynox.region are right and that DynamoDB can be reached from here.";

    private AccessAdvice() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String advice = ofOne(cause);
            if (advice != null) {
                return advice;
            }
        }
        return "Check the table's name, dynox.region, dynox.endpoint, the credentials and their permissions.";
    }

    /** The SDK has no type of its own for this; the text is the one of its credentials chain. */
    static boolean isMissingCredentials(SdkClientException failure) {
        String message = failure.getMessage();
        return message != null && message.contains("Unable to load credentials");
    }

    private static @Nullable String ofOne(Throwable cause) {
        if (cause instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return ofCode(service.awsErrorDetails().errorCode());
        }
        if (cause instanceof SdkClientException client && isMissingCredentials(client)) {
            return MISSING_CREDENTIALS;
        }
        return cause instanceof ConnectException || cause instanceof UnknownHostException ? UNREACHABLE : null;
    }

    private static @Nullable String ofCode(@Nullable String errorCode) {
        if (errorCode == null) {
            return null;
        }
        // Only some of the codes have the suffix.
        return switch (errorCode.replaceFirst("Exception$", "")) {
            case "ResourceNotFound", "TableNotFound" -> MISSING_TABLE;
            case "AccessDenied", "NotAuthorized", "OptInRequired" -> MISSING_PERMISSION;
            case "UnrecognizedClient",
                    "InvalidClientTokenId",
                    "InvalidAccessKeyId",
                    "InvalidSignature",
                    "SignatureDoesNotMatch",
                    "IncompleteSignature",
                    "MissingAuthenticationToken",
                    "ExpiredToken" -> WRONG_CREDENTIALS;
            default -> null;
        };
    }
}
