package io.dynox.internal.sdk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What stands behind a failure, told by types wherever there is one. */
public final class Causes {

    /** Bounds the walk: chains of causes may be circular. */
    private static final int MAX_CHAIN = 32;

    private static final Set<String> UNREADABLE =
            Set.of("MalformedJsonException", "JsonParseException", "JsonEOFException");

    private Causes() {}

    public static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && cause != null ? unwrap(cause) : failure;
    }

    /** Whether no connection was made at all, so that nothing was processed. */
    static boolean isUnreachable(Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof ConnectException
                        || cause instanceof UnknownHostException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof UnresolvedAddressException
                        || cause instanceof SSLException);
    }

    /** Whether something answered that speaks no TLS, or whose certificate isn't trusted. */
    static boolean isNotTls(Throwable failure) {
        return any(failure, SSLException.class::isInstance);
    }

    /** Whether a reply isn't one of the protocol. The SDK's parser is a copy, whose types are known by name only. */
    static boolean isUnreadable(Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof ForeignReplyException
                        || UNREADABLE.contains(cause.getClass().getSimpleName()));
    }

    /** Whether the HTTP client had no connection for it in time; Netty's says so by a text only. */
    static boolean isUnconnected(Throwable failure) {
        return any(
                failure,
                cause -> cause.getMessage() != null && cause.getMessage().contains("Acquire operation took longer"));
    }

    /** The error of a class that is absent, or of another version than those that use it; null if there is none. */
    @Nullable
    static LinkageError linkage(Throwable failure) {
        return find(failure, LinkageError.class::isInstance) instanceof LinkageError error ? error : null;
    }

    /** Whether the network, a time-out or a service is at fault, rather than the set-up of this application. */
    static boolean isPassing(Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof IOException
                        || cause instanceof TimeoutException
                        || cause instanceof ApiCallTimeoutException
                        || cause instanceof ApiCallAttemptTimeoutException
                        || cause instanceof AbortedException
                        || cause instanceof SdkServiceException);
    }

    private static boolean any(Throwable failure, Predicate<Throwable> test) {
        return find(failure, test) != null;
    }

    private static @Nullable Throwable find(Throwable failure, Predicate<Throwable> test) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < MAX_CHAIN && cause != null; i++) {
            if (test.test(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
