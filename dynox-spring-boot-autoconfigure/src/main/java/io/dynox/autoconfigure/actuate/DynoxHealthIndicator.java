package io.dynox.autoconfigure.actuate;

import io.dynox.autoconfigure.StartedClients;
import io.dynox.client.DynoxClient;
import io.dynox.event.EngineSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down while a writer has had something to send for too long without any write being written. It looks at writers alone, and
 * sends nothing: a table without a writer is not asked for its health. Thread-safe.
 */
final class DynoxHealthIndicator extends AbstractHealthIndicator {

    private final StartedClients clients;
    private final Duration stallTimeout;

    DynoxHealthIndicator(StartedClients clients, Duration stallTimeout) {
        super("Dynox could not be asked for its open writers");
        this.clients = clients;
        this.stallTimeout = stallTimeout;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<EngineSnapshot.Writer> writers = new ArrayList<>();
        Map<String, String> stores = new TreeMap<>();
        for (DynoxClient client : clients.byName().values()) {
            EngineSnapshot snapshot = client.snapshot();
            writers.addAll(snapshot.writers());
            snapshot.limits().forEach(limit -> describe(limit.sharing(), stores));
        }
        Map<String, Object> open = new TreeMap<>();
        Map<String, Duration> stalled = new TreeMap<>();
        for (EngineSnapshot.Writer writer : writers) {
            open.merge(writer.table(), 1, (a, b) -> (int) a + (int) b);
            if (writer.stalled().compareTo(stallTimeout) >= 0) {
                stalled.merge(writer.table(), writer.stalled(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        builder.up().withDetail("openWriters", open);
        if (!stores.isEmpty()) {
            builder.withDetail("sharedRateLimits", stores);
        }
        if (!stalled.isEmpty()) {
            Map<String, String> tables = new LinkedHashMap<>();
            stalled.forEach((table, time) -> tables.put(table, "no write for " + simple(time)));
            builder.down().withDetail("stalled", tables).withDetail("stallTimeout", simple(stallTimeout));
        }
    }

    /** A store that is down is a detail: this instance limits itself, and writes go on. */
    private static void describe(EngineSnapshot.@Nullable Sharing sharing, Map<String, String> stores) {
        if (sharing != null) {
            Duration down = sharing.down();
            stores.put(
                    sharing.bucket(),
                    down == null
                            ? "up, " + sharing.instances() + " instances"
                            : "down for " + Duration.ofSeconds(down.toSeconds()) + ": " + sharing.failure());
        }
    }

    private static String simple(Duration time) {
        return DurationStyle.SIMPLE.print(time);
    }
}
