package io.dynox.internal.sdk;

import io.dynox.internal.Printable;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What may be said of a reply of the service: its code, its status, and its text if it is one of those that never change. Any other
 * text may quote a key or an item, and is left to the exception itself. Stateless.
 */
final class ServiceReason {

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z.]{0,99}");

    private static final Set<String> CONSTANT = Set.of(
            "The provided key element does not match the schema",
            "The number of conditions on the keys is invalid",
            "Provided list of item keys contains duplicates",
            "Item size has exceeded the maximum allowed size",
            "Item collection size limit exceeded",
            "Too many items requested for the BatchWriteItem call",
            "The security token included in the request is expired",
            "The security token included in the request is invalid.");

    private ServiceReason() {}

    /** Such as {@code Validation, HTTP status 400: The provided key element does not match the schema}. */
    static String of(AwsServiceException answer) {
        String known = FaultRules.code(answer);
        String code = CODE.matcher(known).matches() ? Printable.of(known) : "an unknown code";
        String text = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorMessage();
        return code + ", HTTP status " + answer.statusCode()
                + (text != null && CONSTANT.contains(text.strip()) ? ": " + text.strip() : "");
    }
}
