package io.dynox.metrics;

import io.dynox.metrics.DynoxMeter.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The meters of one registry, each made at its first event. Thread-safe. */
final class RegistryMeters {

    private final MeterRegistry registry;
    private final Tags common;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Series, DistributionSummary> summaries = new ConcurrentHashMap<>();
    private final Map<Series, Meter> gauges = new ConcurrentHashMap<>();

    /** Meters with tags that all of them have. */
    RegistryMeters(MeterRegistry registry, Tags common) {
        this.registry = registry;
        this.common = common;
    }

    void count(Series series, double amount) {
        counters.computeIfAbsent(series, this::counter).increment(amount);
    }

    void time(Series series, Duration elapsed) {
        timers.computeIfAbsent(series, this::timer).record(elapsed);
    }

    void record(Series series, double amount) {
        summaries.computeIfAbsent(series, this::summary).record(amount);
    }

    void gauge(Series series, EngineGauges source) {
        gauges.computeIfAbsent(series, known -> gaugeOf(known, source));
    }

    void remove(Series series) {
        Meter gauge = gauges.remove(series);
        if (gauge != null) {
            registry.remove(gauge);
        }
    }

    private Meter gaugeOf(Series series, EngineGauges source) {
        DynoxMeter meter = series.meter();
        return meter.kind() == Kind.TIME_GAUGE
                ? TimeGauge.builder(meter.meterName(), source, TimeUnit.NANOSECONDS, gauges -> gauges.value(series))
                        .description(meter.description())
                        .tags(common.and(series.tags()))
                        .register(registry)
                : Gauge.builder(meter.meterName(), source, gauges -> gauges.value(series))
                        .baseUnit(meter.baseUnit())
                        .description(meter.description())
                        .tags(common.and(series.tags()))
                        .register(registry);
    }

    private DistributionSummary summary(Series series) {
        return DistributionSummary.builder(series.meter().meterName())
                .baseUnit(series.meter().baseUnit())
                .description(series.meter().description())
                .tags(common.and(series.tags()))
                .register(registry);
    }

    private Counter counter(Series series) {
        return Counter.builder(series.meter().meterName())
                .baseUnit(series.meter().baseUnit())
                .description(series.meter().description())
                .tags(common.and(series.tags()))
                .register(registry);
    }

    private Timer timer(Series series) {
        return Timer.builder(series.meter().meterName())
                .description(series.meter().description())
                .tags(common.and(series.tags()))
                .register(registry);
    }

    /**
     * A meter with the values of its tags.
     *
     * @param meter the meter
     * @param values one a tag key, in the order of the keys
     */
    record Series(DynoxMeter meter, List<String> values) {

        Series(DynoxMeter meter, String... values) {
            this(meter, List.of(values));
        }

        List<Tag> tags() {
            List<Tag> tags = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                tags.add(Tag.of(meter.tagKeys().get(i), values.get(i)));
            }
            return tags;
        }
    }
}
