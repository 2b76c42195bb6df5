package io.dynox.internal.engine.lane;

import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.EngineRuntime.Cancellable;
import io.dynox.internal.engine.runtime.RetryBudget;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a request cost more than a rate limit allows at once. The lane is closed until it is paid, which it is when it runs.
 *
 * <p>Thread-safe.
 */
final class Debt implements Runnable {

    private final Consumer<Debt> onPaid;
    private volatile @Nullable Cancellable timer;
    private volatile boolean isForgiven;

    /**
     * Creates a debt.
     *
     * @param onPaid called when the time has come
     */
    Debt(Consumer<Debt> onPaid) {
        this.onPaid = onPaid;
    }

    /** Is paid after this time, unless it is forgiven before. */
    void payAfter(Duration wait, EngineRuntime runtime) {
        Cancellable started = runtime.schedule(this, RetryBudget.saturatedNanos(wait));
        timer = started;
        if (isForgiven) {
            started.cancel();
        }
    }

    /** Stops its timer, now or when it is set. */
    void forgive() {
        isForgiven = true;
        Cancellable running = timer;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void run() {
        onPaid.accept(this);
    }
}
