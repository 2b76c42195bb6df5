package io.dynox.autoconfigure.actuate;

import io.dynox.autoconfigure.StartedClients;
import io.dynox.autoconfigure.actuate.EndpointView.HotKey;
import io.dynox.autoconfigure.actuate.EndpointView.Lane;
import io.dynox.autoconfigure.actuate.EndpointView.Limit;
import io.dynox.autoconfigure.actuate.EndpointView.Writer;
import io.dynox.client.DynoxClient;
import io.dynox.client.SdkRetries;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.event.EngineSnapshot.Totals;
import io.dynox.rate.RateLimit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows what Dynox does, and changes rate limits while the application runs. Shows no item, and no key but hot ones, hashed
 * unless {@code dynox.hot-keys.show-keys}.
 *
 * <p>Thread-safe.
 */
@Endpoint(id = "dynox")
public final class DynoxEndpoint {

    private final StartedClients clients;
    private final Jobs jobs;

    DynoxEndpoint(StartedClients clients, Jobs jobs) {
        this.clients = clients;
        this.jobs = jobs;
    }

    /** What the clients of the application do now, and how far its jobs on tables are. */
    @ReadOperation
    public Description describe() {
        Map<String, Client> descriptions = new TreeMap<>();
        clients.byName().forEach((name, client) -> descriptions.put(name, client(client)));
        return new Description(descriptions, jobs.progress());
    }

    /**
     * Sets or changes a rate limit, with {@code unitsPerSecond}, or with {@code min} and {@code max}.
     *
     * @param operation {@code write} or {@code read}
     * @param client the bean; may be left out where there is one
     * @param table the table; left out for the limit of all tables together
     * @param unitsPerSecond the rate
     * @param burst the units that may be saved up; those of a second by default
     * @param min the lower end of an adaptive rate
     * @param max the upper end of an adaptive rate
     * @return the limits in force
     * @throws InvalidEndpointRequestException when a value is not allowed; the reason names it and says what is
     */
    @WriteOperation
    public Limits changeRateLimit(
            @Nullable String operation,
            @Nullable String client,
            @Nullable String table,
            @Nullable Long unitsPerSecond,
            @Nullable Long burst,
            @Nullable Long min,
            @Nullable Long max) {
        DynoxClient changed = find(client);
        String limited = RateChange.table(table);
        Operation of = RateChange.operation(operation);
        RateLimit limit = RateChange.limit(unitsPerSecond, burst, min, max);
        try {
            changed.changeRateLimit(limited, of, limit);
        } catch (IllegalStateException e) {
            throw RateChange.refused(String.valueOf(e.getMessage()));
        }
        return new Limits(limits(changed.snapshot()));
    }

    /**
     * Ends a rate limit.
     *
     * @param operation {@code write} or {@code read}
     * @param client the bean; may be left out where there is one
     * @param table the table; left out for the limit of all tables together
     * @return the limits in force
     * @throws InvalidEndpointRequestException when a value is not allowed; the reason names it and says what is
     */
    @DeleteOperation
    public Limits endRateLimit(@Nullable String operation, @Nullable String client, @Nullable String table) {
        DynoxClient changed = find(client);
        changed.changeRateLimit(RateChange.table(table), RateChange.operation(operation), null);
        return new Limits(limits(changed.snapshot()));
    }

    private DynoxClient find(@Nullable String name) {
        Map<String, DynoxClient> known = clients.byName();
        if (name == null && known.size() == 1) {
            return known.values().iterator().next();
        }
        DynoxClient client = name == null ? null : known.get(name);
        if (client == null) {
            throw RateChange.refused("client must be one of " + known.keySet() + ", but is " + name);
        }
        return client;
    }

    private static List<Limit> limits(EngineSnapshot snapshot) {
        return snapshot.limits().stream().map(Limit::of).toList();
    }

    private static Client client(DynoxClient client) {
        EngineSnapshot snapshot = client.snapshot();
        return new Client(
                client.transport(),
                client.sdkRetries(),
                snapshot.writers().stream().map(Writer::of).toList(),
                snapshot.lanes().stream().map(Lane::of).toList(),
                limits(snapshot),
                client.hotKeys().stream().map(HotKey::of).toList(),
                snapshot.totals());
    }

    /**
     * What there is.
     *
     * @param clients the clients by the names of their beans
     * @param jobs the progress of the jobs on tables whose managers run in this application
     */
    public record Description(Map<String, Client> clients, List<?> jobs) {}

    /** Knows how far jobs are, where Spring Batch is there. */
    @FunctionalInterface
    public interface Jobs {

        /** Returns the last progress of each job. */
        List<?> progress();
    }

    /**
     * What a client does.
     *
     * @param transport how requests are sent: {@code sdk} or {@code wire}
     * @param sdkRetries how often the AWS SDK tries
     * @param writers the open writers
     * @param lanes the tables in use, with their windows and their last throttling
     * @param limits the rate limits in force
     * @param hotKeys the partition keys with the most requests; empty unless {@code dynox.hot-keys.enabled}
     * @param totals what happened since the start
     */
    public record Client(
            String transport,
            SdkRetries sdkRetries,
            List<Writer> writers,
            List<Lane> lanes,
            List<Limit> limits,
            List<HotKey> hotKeys,
            Totals totals) {}

    /**
     * The rate limits of a client after a change.
     *
     * @param limits those in force
     */
    public record Limits(List<Limit> limits) {}
}
