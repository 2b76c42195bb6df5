package io.dynox.internal.wire;

import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.retry.ClockSkew;

/**
 * The time of signatures: the machine's, corrected as the SDK corrects it, by what the service says when it refuses a request for its
 * time. Thread-safe.
 */
final class ServiceClock {

    private final Clock machine;
    private volatile Duration ahead = Duration.ZERO;

    ServiceClock(Clock machine) {
        this.machine = machine;
    }

    /** The clock to sign with. */
    Clock now() {
        return ahead.isZero() ? machine : Clock.offset(machine, ahead.negated());
    }

    /** How far the machine is ahead of the service, as far as is known. */
    Duration ahead() {
        return ahead;
    }

    /** Learns from a refusal. */
    void learn(AwsServiceException refusal) {
        if (refusal.isClockSkewException() && refusal.awsErrorDetails().sdkHttpResponse() != null) {
            ClockSkew.getServerTime(refusal.awsErrorDetails().sdkHttpResponse())
                    .ifPresent(time -> ahead = ClockSkew.getClockSkew(machine.instant(), time));
        }
    }
}
