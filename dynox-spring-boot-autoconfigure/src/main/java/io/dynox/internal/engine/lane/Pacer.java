package io.dynox.internal.engine.lane;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Spreads the capacity units that a lane spends over time. Thread-safe; doesn't block. */
public interface Pacer {

    /** Lets everything pass. */
    Pacer UNLIMITED = new Pacer() {
        @Override
        public CompletionStage<Duration> spend(long units) {
            return CompletableFuture.completedStage(Duration.ZERO);
        }

        @Override
        public void correct(long units) {}

        @Override
        public void signal(boolean throttled) {}

        @Override
        public boolean isUnlimited() {
            return true;
        }
    };

    /** Spends the units of a request that goes now; completes with how long the next request must wait. */
    CompletionStage<Duration> spend(long units);

    /** Spends what a request turned out to cost more than was spent before it; negative when it cost less. */
    void correct(long units);

    /** Whether a request met a limit of the table. */
    void signal(boolean throttled);

    /** Whether nothing is limited for now, so that no request has to ask. */
    default boolean isUnlimited() {
        return false;
    }

    /** Obeys all of them: the longest wait counts. */
    static Pacer all(List<Pacer> pacers) {
        return switch (pacers.size()) {
            case 0 -> UNLIMITED;
            case 1 -> pacers.get(0);
            default ->
                new Pacer() {
                    @Override
                    public CompletionStage<Duration> spend(long units) {
                        CompletionStage<Duration> longest = CompletableFuture.completedStage(Duration.ZERO);
                        for (Pacer pacer : pacers) {
                            longest = longest.thenCombine(pacer.spend(units), (a, b) -> a.compareTo(b) >= 0 ? a : b);
                        }
                        return longest;
                    }

                    @Override
                    public void correct(long units) {
                        pacers.forEach(pacer -> pacer.correct(units));
                    }

                    @Override
                    public void signal(boolean throttled) {
                        pacers.forEach(pacer -> pacer.signal(throttled));
                    }
                };
        };
    }
}
