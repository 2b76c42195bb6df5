package io.dynox.autoconfigure;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import io.dynox.event.HotKeyOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties under {@code dynox.hot-keys}.
 *
 * @param enabled Whether hot partition keys are looked for.
 * @param trackedKeys The most keys that are counted for each table, apart for writes and reads. A key that gets more than one in
 *     so many of the table's requests is counted for sure. At least one.
 * @param window The time after which a request counts half as much as a new one.
 * @param writesPerSecond Writes a second from which on a partition key is hot. A partition takes 1,000 write units. At least one.
 * @param readsPerSecond Reads a second from which on a partition key is hot. A partition takes 3,000 read units. At least one.
 * @param showKeys Whether logs, events and the endpoint show hot keys in clear, rather than their hash.
 */
public record HotKeyProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("100") int trackedKeys,
        @DefaultValue("10s") Duration window,
        @DefaultValue("500") long writesPerSecond,
        @DefaultValue("1500") long readsPerSecond,
        @DefaultValue("false") boolean showKeys) {

    /** Checks the values. */
    public HotKeyProperties {
        PropertyRules.atLeast("dynox.hot-keys.tracked-keys", trackedKeys, 1);
        PropertyRules.positive("dynox.hot-keys.window", window);
        PropertyRules.atLeast("dynox.hot-keys.writes-per-second", writesPerSecond, 1);
        PropertyRules.atLeast("dynox.hot-keys.reads-per-second", readsPerSecond, 1);
    }

    /** Null if hot keys are not looked for. */
    @Nullable
    HotKeyOptions options() {
        return enabled
                ? HotKeyOptions.builder()
                        .trackedKeys(trackedKeys)
                        .window(window)
                        .writesPerSecond(writesPerSecond)
                        .readsPerSecond(readsPerSecond)
                        .showKeys(showKeys)
                        .build()
                : null;
    }
}
