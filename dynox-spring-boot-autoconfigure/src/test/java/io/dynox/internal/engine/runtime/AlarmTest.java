package io.dynox.internal.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private final ManualRuntime runtime = new ManualRuntime();
    private int rings;
    private final Alarm alarm = new Alarm(runtime, this::ring);

    @Test
    void ringsOnceWhenItIsDue() {
        alarm.armIn(runtime.nanoTime(), 1_000);
        runtime.advance(Duration.ofNanos(999));
        assertThat(rings).isZero();

        runtime.advance(Duration.ofSeconds(1));
        assertThat(rings).isOne();
    }

    @Test
    void movesForwardAndNeverBack() {
        alarm.armIn(runtime.nanoTime(), 1_000);
        alarm.armIn(runtime.nanoTime(), 500);
        alarm.armIn(runtime.nanoTime(), 800);

        assertThat(runtime.scheduled()).isOne();
        runtime.advance(Duration.ofNanos(500));
        assertThat(rings).isOne();
    }

    @Test
    void canBeArmedAgainAfterItRang() {
        alarm.armIn(runtime.nanoTime(), 500);
        runtime.advance(Duration.ofNanos(500));
        alarm.armIn(runtime.nanoTime(), 500);

        runtime.advance(Duration.ofNanos(500));
        assertThat(rings).isEqualTo(2);
    }

    @Test
    void ringThatWasCalledOffTooLateKeepsTheNewOneArmed() {
        alarm.armIn(runtime.nanoTime(), 1_000);

        alarm.rung(runtime.nanoTime());
        alarm.armIn(runtime.nanoTime(), 2_000);

        assertThat(runtime.scheduled()).isOne();
    }

    @Test
    void doesNotRingAfterItWasCancelled() {
        alarm.armIn(runtime.nanoTime(), 500);
        alarm.cancel();

        runtime.advance(Duration.ofSeconds(1));
        assertThat(rings).isZero();
    }

    private void ring() {
        rings++;
        alarm.rung(runtime.nanoTime());
    }
}
