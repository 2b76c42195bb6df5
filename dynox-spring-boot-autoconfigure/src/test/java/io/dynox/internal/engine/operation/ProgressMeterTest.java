package io.dynox.internal.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dynox.BatchProgress;
import io.dynox.OperationKind;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {

    private final ManualRuntime runtime = new ManualRuntime();
    private final ProgressMeter meter = new ProgressMeter(
            new Events.OperationStarted("users", OperationKind.WRITE, OptionalLong.of(10_000)), runtime);

    @Test
    void nothingIsSaidOfTheTimeLeftAtTheStart() {
        assertThat(at(0, 0).timeLeft()).isEmpty();
        assertThat(at(500, 700).timeLeft()).isEmpty();
    }

    @Test
    void evenPaceGivesRateAndTimeLeft() {
        for (int i = 1; i <= 10; i++) {
            at(500, i * 250L);
        }

        BatchProgress progress = at(0, 2_500);
        assertThat(progress.ratePerSecond()).isCloseTo(500, within(1e-6));
        assertThat(progress.timeLeft())
                .hasValueSatisfying(left -> assertThat(left).isCloseTo(Duration.ofSeconds(15), Duration.ofMillis(1)));
        assertThat(progress.elapsed()).isEqualTo(Duration.ofSeconds(5));
        assertThat(progress.done()).isEqualTo(2_500);
    }

    @Test
    void suddenChangeMovesTheRateGradually() {
        at(1_000, 1_000);

        assertThat(at(1_000, 1_000).ratePerSecond()).isBetween(800.0, 830.0);
        assertThat(at(60_000, 1_000).ratePerSecond()).isLessThan(0.01);
    }

    @Test
    void standstillKnowsNoTimeLeft() {
        at(1_000, 0);

        assertThat(at(1_000, 0).timeLeft()).isEmpty();
    }

    @Test
    void nothingIsLeftAtTheEndAndBeyond() {
        assertThat(at(100, 10_000).timeLeft()).contains(Duration.ZERO);
        assertThat(at(100, 10_500).timeLeft()).contains(Duration.ZERO);
    }

    @Test
    void unknownTotalKnowsNoTimeLeft() {
        at(2_000, 1_000);

        assertThat(meter.progress(new Reading(1_000, 0, 0), OptionalLong.empty())
                        .timeLeft())
                .isEmpty();
    }

    @Test
    void itIsDueAFewTimesASecond() {
        runtime.advance(Duration.ofMillis(199));
        assertThat(meter.isDue(runtime.nanoTime())).isFalse();

        runtime.advance(Duration.ofMillis(1));
        assertThat(meter.isDue(runtime.nanoTime())).isTrue();
        meter.measure(new Reading(1, 0, 0));
        assertThat(meter.isDue(runtime.nanoTime())).isFalse();
    }

    private BatchProgress at(long millisLater, long done) {
        runtime.advance(Duration.ofMillis(millisLater));
        Reading reading = new Reading(done, 0, 0);
        meter.measure(reading);
        return meter.progress(reading);
    }
}
