package io.dynox.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of one registry, each made at its first event. Thread-safe. */
final class RegistryMeters {

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    RegistryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    boolean isOf(MeterRegistry other) {
        return registry == other;
    }

    void count(Series series, double amount) {
        counters.computeIfAbsent(series, this::counter).increment(amount);
    }

    void time(Series series, Duration elapsed) {
        timers.computeIfAbsent(series, this::timer).record(elapsed);
    }

    private Counter counter(Series series) {
        return Counter.builder(series.meter().meterName())
                .baseUnit(series.meter().baseUnit())
                .description(series.meter().description())
                .tags(series.tags())
                .register(registry);
    }

    private Timer timer(Series series) {
        return Timer.builder(series.meter().meterName())
                .description(series.meter().description())
                .tags(series.tags())
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
