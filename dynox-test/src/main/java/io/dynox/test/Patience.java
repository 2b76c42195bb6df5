package io.dynox.test;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * How long a request lets itself be kept waiting: the SDK's time limits for a call and for an attempt, of which there is one only.
 * Immutable.
 *
 * @param call the limit of the call, null for none
 * @param attempt the limit of the attempt, null for none
 */
record Patience(@Nullable Duration call, @Nullable Duration attempt) {

    static Patience of(AwsRequest request) {
        RequestOverrideConfiguration configuration =
                request.overrideConfiguration().orElse(null);
        return configuration == null
                ? new Patience(null, null)
                : new Patience(
                        configuration.apiCallTimeout().orElse(null),
                        configuration.apiCallAttemptTimeout().orElse(null));
    }

    /** {@code delay}, or the limit before it. */
    Duration limit(Duration delay) {
        Duration limited = delay;
        if (call != null && call.compareTo(limited) < 0) {
            limited = call;
        }
        return attempt != null && attempt.compareTo(limited) < 0 ? attempt : limited;
    }

    /** The SDK's exception for the limit that comes first. */
    RuntimeException lost() {
        boolean attemptEnds = attempt != null && (call == null || attempt.compareTo(call) < 0);
        return attempt != null && attemptEnds
                ? ApiCallAttemptTimeoutException.create(attempt.toMillis())
                : ApiCallTimeoutException.create(call == null ? 0 : call.toMillis());
    }
}
