package io.dynox.autoconfigure;

import io.dynox.client.DynoxClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what open writers hold when the application stops, after the web server and whatever else brings work have stopped, and
 * before any bean is destroyed. Writers stay open: a destroy method may still write, and a paused context may go on.
 * Thread-safe.
 */
final class WriterDrain implements SmartLifecycle {

    /** Spring Boot's web server stops 2,048 below the default, listener containers and schedulers above. */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private final StartedClients clients;
    private final Duration limit;
    private volatile boolean running;

    WriterDrain(StartedClients clients, Duration limit) {
        this.clients = clients;
        this.limit = limit;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        drain().join();
    }

    /**
     * Waits half of {@code dynox.client.shutdown-timeout}, and Spring no longer than {@code spring.lifecycle.timeout-per-shutdown-phase}; what is
     * left then is up to the close of its client.
     */
    @Override
    public void stop(Runnable callback) {
        CompletableFuture<?> unused = drain().whenComplete((done, bug) -> callback.run());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private CompletableFuture<Void> drain() {
        CompletableFuture<?>[] flushed =
                clients.byName().values().stream().map(DynoxClient::flush).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(flushed)
                .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, bug) -> running = false);
    }
}
