package io.dynox.internal.sdk;

import io.dynox.internal.SystemTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Compares this machine's clock with that of the service, by the time of its reply. After such a reply the SDK's client signs with
 * the service's time, but the exception that it throws doesn't say so when its retries are off. Stateless.
 */
final class ClockSkew {

    /** As the SDK: signatures are valid for five minutes. */
    private static final Duration TOLERATED = Duration.ofMinutes(4);

    private ClockSkew() {}

    /** Whether the clocks differ by so much that a signature is refused for it. */
    static boolean isIn(AwsServiceException answer) {
        if (answer.awsErrorDetails() == null) {
            return false;
        }
        SdkHttpResponse response = answer.awsErrorDetails().sdkHttpResponse();
        return answer.isClockSkewException()
                || (response != null
                        && response.firstMatchingHeader("Date")
                                .filter(ClockSkew::isFar)
                                .isPresent());
    }

    private static boolean isFar(String date) {
        try {
            Instant served = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Duration.between(served, SystemTime.now()).abs().compareTo(TOLERATED) >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
