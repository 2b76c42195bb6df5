package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchProgress;
import io.dynox.OperationKind;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is shown of a job on its way. */
@ExtendWith(OutputCaptureExtension.class)
class JobProgressTest {

    @Test
    void theRateTheTimeLeftAndTheRetriesAreShown() {
        assertThat(JobProgress.text(at(500, 1_234.4, Optional.of(Duration.ofMillis(2_001)))))
                .isEqualTo(" 1,234/s, 3 s left, 7 retries");
        assertThat(JobProgress.text(at(500, 0, Optional.empty()))).isEqualTo(" 0/s, 7 retries");
    }

    @Test
    void theLastStateIsShownAtTheEnd(CapturedOutput output) {
        try (JobProgress progress = JobProgress.of("Importing", 1_000)) {
            progress.watch(JobProgressTest::published);
        }

        assertThat(output).contains("Importing", "100%", "1000/1000", "250/s, 0 s left, 7 retries");
    }

    private static void published(Subscriber<? super BatchProgress> subscriber) {
        subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long n) {
                subscriber.onNext(at(500, 100, Optional.empty()));
                subscriber.onNext(at(1_000, 250, Optional.of(Duration.ZERO)));
                subscriber.onComplete();
            }

            @Override
            public void cancel() {}
        });
    }

    private static BatchProgress at(long done, double rate, Optional<Duration> timeLeft) {
        return new Events.BatchProgress(
                "cities",
                OperationKind.WRITE,
                done,
                OptionalLong.of(1_000),
                0,
                7,
                rate,
                timeLeft,
                Duration.ofSeconds(4));
    }
}
