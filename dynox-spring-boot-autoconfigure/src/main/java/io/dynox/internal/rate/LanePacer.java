package io.dynox.internal.rate;

import io.dynox.internal.engine.lane.Pacer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Obeys the limits that are in force when a request goes, and when it ends; they may change meanwhile.
 *
 * <p>Thread-safe.
 *
 * @param inForce the pacers of the limits of a lane at this moment
 */
record LanePacer(Supplier<List<Pacer>> inForce) implements Pacer {

    @Override
    public CompletionStage<Duration> spend(long units) {
        return Pacer.all(inForce.get()).spend(units);
    }

    @Override
    public void correct(long units) {
        inForce.get().forEach(pacer -> pacer.correct(units));
    }

    @Override
    public void signal(boolean throttled) {
        inForce.get().forEach(pacer -> pacer.signal(throttled));
    }

    @Override
    public boolean isUnlimited() {
        return inForce.get().isEmpty();
    }
}
