package io.dynox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineInsight;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.report.Events;
import io.dynox.internal.report.Results;
import io.dynox.internal.report.Snapshots;
import io.dynox.rate.RateLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EngineGaugesTest {

    private final AtomicLong now = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DynoxMetrics metrics = new DynoxMetrics(2, List.of(), now::get);
    private final List<EngineSnapshot.Writer> writers = new ArrayList<>();
    private final List<EngineSnapshot.Lane> lanes = new ArrayList<>();
    private final List<EngineSnapshot.Limit> limits = new ArrayList<>();
    private int looks;
    private final EngineInsight engine = () -> {
        looks++;
        return new Snapshots.EngineSnapshot(
                writers, lanes, limits, new Snapshots.Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    };

    @Test
    void writersOfATableAddUpAndTheOldestCounts() {
        start();
        open("users", 3, Duration.ofSeconds(2));
        open("arn:aws:dynamodb:eu-central-1:123456789012:table/users", 4, Duration.ofSeconds(9));

        assertThat(gauge("dynox.open.writers", "table", "users").value()).isEqualTo(2);
        assertThat(gauge("dynox.buffer.items", "table", "users", "state", "buffered")
                        .value())
                .isEqualTo(7);
        assertThat(gauge("dynox.buffer.items", "table", "users", "state", "in_flight")
                        .value())
                .isEqualTo(2);
        assertThat(gauge("dynox.buffer.items", "table", "users", "state", "waiting_retry")
                        .value())
                .isEqualTo(4);
        assertThat(gauge("dynox.buffer.bytes", "table", "users").value()).isEqualTo(700);
        assertThat(registry.get("dynox.buffer.age")
                        .tags("table", "users")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isEqualTo(9);
    }

    @Test
    void gaugesAreZeroWhenTheWritersAreClosed() {
        start();
        open("users", 3, Duration.ofSeconds(2));
        Gauge buffered = gauge("dynox.buffer.items", "table", "users", "state", "buffered");
        assertThat(buffered.value()).isEqualTo(3);

        writers.clear();
        later();

        assertThat(buffered.value()).isZero();
        assertThat(gauge("dynox.open.writers", "table", "users").value()).isZero();
        assertThat(gauge("dynox.buffer.age", "table", "users").value()).isZero();
    }

    @Test
    void clientsAreCountedByTheWayInWhichTheySend() {
        start();

        assertThat(gauge("dynox.open.clients", "transport", "sdk").value()).isOne();
    }

    @Test
    void lanesShowRequestsAndWindows() {
        start();
        lanes.add(new Snapshots.Lane("users", Operation.BATCH_GET, 6, 16, 2, false, false, 0, 0, null));
        metrics.requestSent(new Events.RequestSent("users", Operation.BATCH_GET, 1, 100, 0));

        assertThat(gauge("dynox.active.requests", "table", "users", "operation", "batch_get")
                        .value())
                .isEqualTo(2);
        assertThat(gauge("dynox.window.requests", "table", "users", "operation", "batch_get")
                        .value())
                .isEqualTo(6);
    }

    @Test
    void scansGoTheWayOfBatchGetsAndHaveNoFill() {
        start();
        lanes.add(new Snapshots.Lane("users", Operation.BATCH_GET, 6, 16, 2, false, false, 0, 0, null));
        metrics.requestSent(new Events.RequestSent("users", Operation.SCAN, 1, 0, 0));

        assertThat(gauge("dynox.active.requests", "table", "users", "operation", "batch_get")
                        .value())
                .isEqualTo(2);
        assertThat(registry.find("dynox.active.requests").gauges()).hasSize(1);
        assertThat(registry.find("dynox.batch.fill").summary()).isNull();
    }

    @Test
    void tablesBeyondTheLimitAreSummedUp() {
        start();
        open("a", 1, Duration.ZERO);
        open("b", 1, Duration.ZERO);
        open("c", 2, Duration.ZERO);
        open("d", 3, Duration.ZERO);

        assertThat(gauge("dynox.buffer.items", "table", "other", "state", "buffered")
                        .value())
                .isEqualTo(5);
        assertThat(registry.get("dynox.open.writers").gauges()).hasSize(3);
    }

    @Test
    void limitHasAGaugeFromTheStartAndAsLongAsItIsInForce() {
        limits.add(new Snapshots.Limit(null, Operation.BATCH_WRITE, new RateLimit.Adaptive(1, 9), 7.5));
        start();
        assertThat(gauge("dynox.ratelimit.rate", "table", "*", "operation", "batch_write")
                        .value())
                .isEqualTo(7.5);

        limits.clear();
        limits.add(new Snapshots.Limit("users", Operation.BATCH_GET, new RateLimit.Fixed(3, 3), 3));
        metrics.rateLimitChanged(new Events.RateLimitChanged(null, Operation.BATCH_WRITE, null));
        metrics.rateLimitChanged(new Events.RateLimitChanged("users", Operation.BATCH_GET, new RateLimit.Fixed(3, 3)));
        later();

        assertThat(registry.get("dynox.ratelimit.rate").gauges()).hasSize(1);
        assertThat(gauge("dynox.ratelimit.rate", "table", "users", "operation", "batch_get")
                        .value())
                .isEqualTo(3);
    }

    @Test
    void registryThatComesLaterGetsTheGaugesOfWhatIsThere() {
        writers.add(writer("users", 3, Duration.ZERO));
        metrics.engineStarted(engine);
        metrics.bindTo(registry);

        assertThat(gauge("dynox.buffer.items", "table", "users", "state", "buffered")
                        .value())
                .isEqualTo(3);
    }

    @Test
    void oneLookServesAllGaugesOfAPublication() {
        start();
        open("users", 3, Duration.ZERO);
        looks = 0;
        registry.getMeters().forEach(meter -> meter.measure().forEach(measurement -> measurement.getValue()));
        assertThat(looks).isOne();

        later();
        registry.getMeters().forEach(meter -> meter.measure().forEach(measurement -> measurement.getValue()));
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void closedEngineIsLookedAtNoMore() {
        start();
        open("users", 3, Duration.ZERO);
        metrics.engineClosed(engine);
        looks = 0;

        assertThat(gauge("dynox.open.writers", "table", "users").value()).isZero();
        assertThat(looks).isZero();
    }

    private void start() {
        metrics.bindTo(registry);
        metrics.engineStarted(engine);
    }

    private void later() {
        now.addAndGet(Duration.ofMillis(200).toNanos());
    }

    private void open(String table, int buffered, Duration age) {
        writers.add(writer(table, buffered, age));
        metrics.writerOpened(table);
    }

    private static EngineSnapshot.Writer writer(String table, int buffered, Duration age) {
        WriteAccount account = new Results.WriteAccount(buffered + 3L, buffered, 1, 2, 0, 0, 0, 0, 0, 0);
        return new Snapshots.Writer(
                table, false, account, buffered * 100L, 0, 1, 1, 0, age, age, Duration.ZERO, WriteOptions.DEFAULT);
    }

    private Gauge gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge();
    }
}
