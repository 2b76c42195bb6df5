package io.dynox.test.internal.protocol;

import java.util.Set;

/**
 * The name of an error on the wire. Immutable.
 *
 * @param code the error's code, such as {@code ValidationException}
 */
record ErrorType(String code) {

    /** Errors of the service's framework rather than of DynamoDB's model. */
    private static final Set<String> FRAMEWORK = Set.of(
            "AccessDeniedException",
            "IncompleteSignatureException",
            "InvalidSignatureException",
            "MissingAuthenticationTokenException",
            "RequestEntityTooLarge",
            "SerializationException",
            "UnknownOperationException");

    /** Errors whose text stands under {@code Message}; that of the others stands under {@code message}. */
    private static final Set<String> CAPITAL =
            Set.of("AccessDeniedException", "SerializationException", "TransactionCanceledException");

    static ErrorType of(String code) {
        return new ErrorType(code);
    }

    /** The {@code __type}. */
    String qualified() {
        return namespace() + "#" + code;
    }

    String messageMember() {
        return CAPITAL.contains(code) ? "Message" : "message";
    }

    private String namespace() {
        if (code.equals("ValidationException")) {
            return "com.amazon.coral.validate";
        }
        if (code.equals("ThrottlingException")) {
            return "com.amazon.coral.availability";
        }
        return FRAMEWORK.contains(code) ? "com.amazon.coral.service" : "com.amazonaws.dynamodb.v20120810";
    }
}
