package io.dynox.metrics;

import io.dynox.event.BatchListener;
import io.dynox.event.EngineInsight;
import io.dynox.internal.SystemTime;
import io.dynox.metrics.RegistryMeters.Series;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Turns what the engine does into the meters of {@link DynoxMeter}, in each registry that it is bound to. Without a
 * registry it does nothing. Events before the binding are not counted.
 *
 * <p>The tag {@code client} is the name of the client, so that the meters of several clients stay apart: each client is told by
 * {@link #forClient}. A table is named by its bare name, also where callers give its ARN. Gauges are made when a table is used first, and
 * are zero while it isn't; those of tables that share the tag {@code other} are sums, or the longest time.
 *
 * <p>Thread-safe.
 */
public final class DynoxMetrics implements MeterBinder, BatchListener {

    private static final int MAX_REASONS = 50;

    private final Map<MeterRegistry, RegistryMeters> bound = new ConcurrentHashMap<>();
    private final Map<String, DynoxMetrics> clients = new ConcurrentHashMap<>();
    private final Tags given;
    private final Tags tags;
    private final LongSupplier nanoTime;
    private final BoundedTag tables;
    private final EngineGauges gauges;
    private final BoundedTag reasons;

    /**
     * Creates metrics that are bound to no registry yet.
     *
     * @param maxTables the most tables with meters of their own; further ones share the tag {@code other}
     * @throws IllegalArgumentException when {@code maxTables} is below one
     */
    public DynoxMetrics(int maxTables) {
        this(maxTables, List.of());
    }

    /**
     * Creates metrics with tags of their own. A tag {@code client} among them takes the place of the client's name.
     *
     * @param maxTables the most tables with meters of their own; further ones share the tag {@code other}
     * @param tags stand on each meter, beside its own
     * @throws IllegalArgumentException when {@code maxTables} is below one
     */
    public DynoxMetrics(int maxTables, Iterable<Tag> tags) {
        this(maxTables, tags, SystemTime::nanos);
    }

    DynoxMetrics(int maxTables, Iterable<Tag> tags, LongSupplier nanoTime) {
        this("dynox", Tags.of(tags), new BoundedTag(maxTables), new BoundedTag(MAX_REASONS), nanoTime);
    }

    private DynoxMetrics(String client, Tags given, BoundedTag tables, BoundedTag reasons, LongSupplier nanoTime) {
        this.given = given;
        this.tags = Tags.of("client", client).and(given);
        this.tables = tables;
        this.reasons = reasons;
        this.nanoTime = nanoTime;
        this.gauges = new EngineGauges(nanoTime, this::table);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (bound.putIfAbsent(registry, new RegistryMeters(registry, tags)) == null) {
            gauge(gauges.series());
        }
        clients.values().forEach(client -> client.bindTo(registry));
    }

    /** Returns the metrics of one client, in the registries that these are bound to, now and later. */
    @Override
    public DynoxMetrics forClient(String client) {
        DynoxMetrics own =
                clients.computeIfAbsent(client, name -> new DynoxMetrics(name, given, tables, reasons, nanoTime));
        bound.keySet().forEach(own::bindTo);
        return own;
    }

    @Override
    public void engineStarted(EngineInsight insight) {
        gauges.add(insight);
        if (!bound.isEmpty()) {
            gauge(gauges.series());
        }
    }

    @Override
    public void engineClosed(EngineInsight insight) {
        gauges.remove(insight);
    }

    @Override
    public void rateLimitChanged(RateLimitChanged event) {
        if (bound.isEmpty()) {
            return;
        }
        String table = event.table() == null ? EngineGauges.ALL_TABLES : table(event.table());
        Collection<Series> present = gauges.series();
        for (Series series : EngineGauges.ofLimit(table, event.operation())) {
            if (present.contains(series)) {
                gauge(List.of(series));
            } else {
                bound.values().forEach(meters -> meters.remove(series));
            }
        }
    }

    @Override
    public void leaseEnded(LeaseEnded event) {
        if (bound.isEmpty()) {
            return;
        }
        String table = event.table() == null ? EngineGauges.ALL_TABLES : table(event.table());
        String operation = tag(event.operation());
        Series leases = new Series(DynoxMeter.LEASES, table, operation, tag(event.outcome()));
        bound.values().forEach(meters -> meters.time(leases, event.elapsed()));
        if (event.outcome() == LeaseOutcome.GRANTED) {
            count((double) event.units(), DynoxMeter.LEASED, table, operation);
        }
    }

    @Override
    public void writerOpened(String table) {
        if (!bound.isEmpty()) {
            gauge(EngineGauges.ofWriters(table(table)));
        }
    }

    @Override
    public void requestSent(RequestSent event) {
        if (!bound.isEmpty()) {
            String table = table(event.table());
            Operation operation = event.operation();
            if (operation == Operation.BATCH_WRITE || operation == Operation.BATCH_GET) {
                Series fill = new Series(DynoxMeter.FILL, table, tag(operation));
                bound.values().forEach(meters -> meters.record(fill, event.items()));
            }
            // scans share the window of batch gets, single writes that of batch writes
            gauge(EngineGauges.ofRequests(table, operation.isWrite() ? Operation.BATCH_WRITE : Operation.BATCH_GET));
        }
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        if (bound.isEmpty()) {
            return;
        }
        String table = table(event.table());
        String operation = tag(event.operation());
        Series requests = new Series(DynoxMeter.REQUESTS, table, operation, tag(event.outcome()));
        bound.values().forEach(meters -> meters.time(requests, event.elapsed()));
        boolean answered = event.outcome() == Outcome.SUCCESS || event.outcome() == Outcome.PARTIAL;
        if (answered && (event.operation() == Operation.SCAN || event.operation() == Operation.QUERY)) {
            count(event.processed(), DynoxMeter.ITEMS, table, operation, "found");
        }
        if (event.outcome() == Outcome.PARTIAL || event.outcome() == Outcome.THROTTLED) {
            count(event.unprocessed(), DynoxMeter.UNPROCESSED, table, operation);
        }
        count(event.consumedUnits(), DynoxMeter.CONSUMED, table, operation);
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        if (!bound.isEmpty()) {
            count(event.items(), DynoxMeter.RETRIES, table(event.table()), tag(event.operation()));
        }
    }

    @Override
    public void throttled(Throttled event) {
        if (bound.isEmpty()) {
            return;
        }
        String table = table(event.table());
        List<String> given = event.reasons().isEmpty() ? List.of("unspecified") : event.reasons();
        given.stream()
                .distinct()
                .forEach(reason -> count(1, DynoxMeter.THROTTLES, table, tag(event.operation()), reasons.of(reason)));
    }

    @Override
    public void hotKeyFound(HotKey event) {
        if (!bound.isEmpty()) {
            count(1, DynoxMeter.HOT_KEYS, table(event.table()), tag(event.operation()));
        }
    }

    @Override
    public void rateLimited(RateLimited event) {
        if (!bound.isEmpty()) {
            Series waits = new Series(DynoxMeter.RATE_LIMIT_WAITS, table(event.table()), tag(event.operation()));
            bound.values().forEach(meters -> meters.time(waits, event.delay()));
        }
    }

    @Override
    public void writesEnded(WritesEnded event) {
        if (!bound.isEmpty()) {
            countItems(event.table(), Operation.BATCH_WRITE, "written", event.written());
            countItems(event.table(), Operation.BATCH_WRITE, "failed", event.failed());
            countItems(event.table(), Operation.BATCH_WRITE, "superseded", event.superseded());
            countItems(event.table(), Operation.BATCH_WRITE, "not_attempted", event.notAttempted());
        }
    }

    @Override
    public void getCompleted(GetCompleted event) {
        if (!bound.isEmpty()) {
            countItems(event.table(), Operation.BATCH_GET, "found", event.found());
            countItems(event.table(), Operation.BATCH_GET, "missing", event.missing());
            countItems(event.table(), Operation.BATCH_GET, "unread", event.unread());
        }
    }

    private void countItems(String table, Operation operation, String outcome, long items) {
        count((double) items, DynoxMeter.ITEMS, table(table), tag(operation), outcome);
    }

    private void count(double amount, DynoxMeter meter, String... values) {
        if (amount > 0) {
            Series series = new Series(meter, values);
            bound.values().forEach(meters -> meters.count(series, amount));
        }
    }

    private void gauge(Collection<Series> series) {
        for (RegistryMeters meters : bound.values()) {
            series.forEach(each -> meters.gauge(each, gauges));
        }
    }

    /** The bare name: an ARN ends with it, and no name holds a slash. */
    private String table(String nameOrArn) {
        return tables.of(nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1));
    }

    static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
