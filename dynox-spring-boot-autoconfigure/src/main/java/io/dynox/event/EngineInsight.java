package io.dynox.event;

/**
 * Shows what the engine does at this moment, for health checks, gauges and people. A
 * {@link BatchListener#engineStarted listener} is given one, and an application may inject it.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface EngineInsight {

    /**
     * Looks at every open writer, every table in use and every rate limit. Takes time in proportion to their number and not
     * to what they hold; waits for no request and holds up no write for longer than it takes to copy a few numbers.
     * Each writer and each table is consistent in itself; they are looked at one after the other.
     *
     * @return what was seen; it holds no item, and keeps no writer from being collected
     */
    EngineSnapshot snapshot();

    /** Returns how requests are sent: {@code sdk} or {@code wire}, as in {@code dynox.transport}. */
    default String transport() {
        return "sdk";
    }
}
