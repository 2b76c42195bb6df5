package io.dynox.test.internal.protocol;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request that has arrived as a whole. The body belongs to the request and isn't copied.
 *
 * @param method the method, in capitals
 * @param uri the path and the query
 * @param headers a header's value by its name in any case, null if it is absent
 * @param body the body, at most {@link #MOST_BYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
public record WireRequest(String method, String uri, Headers headers, byte[] body) {

    /** The service's limit on the body of a request. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    /** The value of a header, trimmed. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.first(name)).map(String::trim);
    }

    boolean has(String header) {
        return headers.first(header) != null;
    }

    /** The media type without its parameters, empty if there is none. */
    String mediaType() {
        UnaryOperator<String> first = type -> type.split(";", 2)[0].trim();
        return header("Content-Type").map(first).orElse("");
    }

    /** The headers of a request. */
    @FunctionalInterface
    public interface Headers {

        /** The first value of a header, null if it is absent. */
        @Nullable
        String first(String name);
    }
}
