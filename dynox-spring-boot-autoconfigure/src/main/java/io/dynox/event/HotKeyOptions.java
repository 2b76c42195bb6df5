package io.dynox.event;

import io.dynox.internal.Checks;
import java.time.Duration;

/**
 * How hot partition keys are looked for. DynamoDB gives one partition at most 1,000 write units and 3,000 read units a second
 * (developer guide, partition key design), so a key that nears these is throttled however much the table may take.
 *
 * @param trackedKeys the most keys that are counted for each table, apart for writes and reads; at least 1. A key that gets more than
 *     one in {@code trackedKeys} of the table's requests is counted for sure.
 * @param window the time after which a request counts half as much as a new one; above zero
 * @param writesPerSecond the writes a second from which on a key is hot; at least 1
 * @param readsPerSecond the reads a second from which on a key is hot; at least 1
 * @param showKeys whether keys are shown in clear in logs, events and the endpoint, rather than their hash
 */
public record HotKeyOptions(
        int trackedKeys, Duration window, long writesPerSecond, long readsPerSecond, boolean showKeys) {

    /** The default options. */
    public static final HotKeyOptions DEFAULT = new HotKeyOptions(100, Duration.ofSeconds(10), 500, 1_500, false);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is out of its range; the message names it
     */
    public HotKeyOptions {
        Checks.atLeast("trackedKeys", trackedKeys, 1);
        Checks.atLeast("writesPerSecond", writesPerSecond, 1);
        Checks.atLeast("readsPerSecond", readsPerSecond, 1);
        Checks.positive("window", window);
    }
}
