package io.dynox.test.internal.protocol;

import io.dynox.test.internal.protocol.Outcome.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials of a request: any are accepted, whatever the key, the region and the signature, but they must be there, in full.
 * Stateless.
 */
final class Credentials {

    private static final List<String> IN_HEADER = List.of("Credential", "Signature", "SignedHeaders");
    private static final List<String> IN_QUERY =
            List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date");

    private Credentials() {}

    /** What is wrong with them, if anything is. */
    static Optional<Answer> refusal(WireRequest request, String mediaType) {
        String header = request.header("Authorization").orElse("");
        Set<String> query = names(request.uri().replaceFirst("^[^?]*\\??", ""), "&");
        boolean isInQuery = query.contains("X-Amz-Algorithm");
        if (!header.isEmpty() && isInQuery) {
            return Optional.of(Answers.refusal(
                    mediaType,
                    "InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."));
        }
        if (isInQuery) {
            List<String> missing = missing(IN_QUERY, query, "AWS query-string parameters must include '%s'.");
            return incomplete(missing, "Re-examine the query-string parameters.", mediaType);
        }
        if (!header.startsWith("AWS4-")) {
            return Optional.of(Answers.refusal(
                    mediaType, "MissingAuthenticationTokenException", "Request is missing Authentication Token"));
        }
        Set<String> given = names(header.replaceFirst("^\\S*", ""), "[, ]");
        List<String> missing = missing(IN_HEADER, given, "Authorization header requires '%s' parameter.");
        if (!request.has("X-Amz-Date") && !request.has("Date")) {
            missing.add("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }
        return incomplete(missing, "Authorization=" + header, mediaType);
    }

    private static Optional<Answer> incomplete(List<String> missing, String end, String mediaType) {
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Answers.refusal(
                        mediaType, "IncompleteSignatureException", String.join(" ", missing) + " " + end));
    }

    private static List<String> missing(List<String> required, Set<String> given, String message) {
        List<String> missing = new ArrayList<>();
        for (String name : required) {
            if (!given.contains(name)) {
                missing.add(message.replace("%s", name));
            }
        }
        return missing;
    }

    /** The names of all {@code name=value} with a value. */
    private static Set<String> names(String parameters, String separator) {
        Set<String> names = new HashSet<>();
        for (String parameter : parameters.split(separator, -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && equals < parameter.length() - 1) {
                names.add(parameter.substring(0, equals));
            }
        }
        return names;
    }
}
