package io.dynox.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dynox.event.BatchListener.LeaseOutcome;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.Outcome;
import io.dynox.event.BatchListener.ReplyReceived;
import io.dynox.internal.report.Events;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynoxMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DynoxMetrics metrics = new DynoxMetrics(2);

    @BeforeEach
    void bind() {
        metrics.bindTo(registry);
    }

    @Test
    void replyIsTimedAndItsItemsAreCounted() {
        metrics.replyReceived(reply("users", Operation.BATCH_WRITE, Outcome.PARTIAL, 20, 5, 21.5));
        metrics.writesEnded(new Events.WritesEnded("users", 20, 0, 0, 0));

        assertThat(registry.get("dynox.batch.requests")
                        .tags("table", "users", "operation", "batch_write", "outcome", "partial")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(12);
        assertThat(items("users", "batch_write", "written")).isEqualTo(20);
        assertThat(count("dynox.unprocessed.items", "users", "batch_write")).isEqualTo(5);
        assertThat(count("dynox.capacity.consumed", "users", "batch_write")).isEqualTo(21.5);
    }

    @Test
    void rejectedRequestCountsAsRequestAlone() {
        metrics.replyReceived(reply("users", Operation.BATCH_WRITE, Outcome.REJECTED, 0, 25, 0));

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsExactly("dynox.batch.requests");
    }

    @Test
    void readsCountItemsWhenTheyAreComplete() {
        metrics.replyReceived(reply("users", Operation.BATCH_GET, Outcome.SUCCESS, 100, 0, 50));
        metrics.getCompleted(new Events.GetCompleted("users", 90, 10, 0));
        metrics.getCompleted(new Events.GetCompleted("users", 1, 0, 7));

        assertThat(items("users", "batch_get", "found")).isEqualTo(91);
        assertThat(items("users", "batch_get", "missing")).isEqualTo(10);
        assertThat(items("users", "batch_get", "unread")).isEqualTo(7);
        assertThat(count("dynox.capacity.consumed", "users", "batch_get")).isEqualTo(50);
    }

    @Test
    void retriesCountItems() {
        metrics.retryScheduled(new Events.RetryScheduled("users", Operation.BATCH_WRITE, 5, Duration.ofMillis(40)));
        metrics.retryScheduled(new Events.RetryScheduled("users", Operation.BATCH_WRITE, 2, Duration.ofMillis(40)));

        assertThat(count("dynox.retry.items", "users", "batch_write")).isEqualTo(7);
    }

    @Test
    void throttlesCountByReason() {
        metrics.throttled(new Events.Throttled("users", Operation.BATCH_WRITE, List.of("Hot", "Hot", "Account"), 4));
        metrics.throttled(new Events.Throttled("users", Operation.BATCH_WRITE, List.of(), 2));

        assertThat(throttles("Hot")).isEqualTo(1);
        assertThat(throttles("Account")).isEqualTo(1);
        assertThat(throttles("unspecified")).isEqualTo(1);
    }

    @Test
    void waitsForRateLimitsAreTimed() {
        metrics.rateLimited(new Events.RateLimited("users", Operation.BATCH_WRITE, Duration.ofMillis(30)));
        metrics.rateLimited(new Events.RateLimited("users", Operation.BATCH_WRITE, Duration.ofMillis(12)));

        Timer waits = registry.get("dynox.ratelimit.waits")
                .tags("table", "users", "operation", "batch_write")
                .timer();
        assertThat(waits.count()).isEqualTo(2);
        assertThat(waits.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(42);
    }

    @Test
    void leasesAreTimedAndTheirUnitsCountedWhereTheyWereGranted() {
        metrics.leaseEnded(lease("users", LeaseOutcome.GRANTED, 100, 3));
        metrics.leaseEnded(lease("users", LeaseOutcome.GRANTED, 50, 5));
        metrics.leaseEnded(lease("users", LeaseOutcome.LATE, 70, 500));
        metrics.leaseEnded(lease(null, LeaseOutcome.FAILED, 80, 1));

        assertThat(count("dynox.ratelimit.leased", "users", "batch_write")).isEqualTo(150);
        assertThat(leases("users", "granted").count()).isEqualTo(2);
        assertThat(leases("users", "granted").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(8);
        assertThat(leases("users", "late").count()).isEqualTo(1);
        assertThat(leases("*", "failed").count()).isEqualTo(1);
    }

    private Timer leases(String table, String outcome) {
        return registry.get("dynox.ratelimit.leases")
                .tags("table", table, "operation", "batch_write", "outcome", outcome)
                .timer();
    }

    private static Events.LeaseEnded lease(@Nullable String table, LeaseOutcome outcome, long units, long millis) {
        return new Events.LeaseEnded(table, Operation.BATCH_WRITE, outcome, units, Duration.ofMillis(millis), null);
    }

    @Test
    void writesAreCountedByTheirEnd() {
        metrics.writesEnded(new Events.WritesEnded("users", 5, 1, 2, 3));
        metrics.writesEnded(new Events.WritesEnded("users", 1, 0, 0, 0));

        assertThat(items("users", "batch_write", "written")).isEqualTo(6);
        assertThat(items("users", "batch_write", "failed")).isEqualTo(1);
        assertThat(items("users", "batch_write", "superseded")).isEqualTo(2);
        assertThat(items("users", "batch_write", "not_attempted")).isEqualTo(3);
    }

    @Test
    void fillOfRequestsIsSummarised() {
        metrics.requestSent(new Events.RequestSent("users", Operation.BATCH_WRITE, 1, 25, 1));
        metrics.requestSent(new Events.RequestSent("users", Operation.BATCH_WRITE, 2, 5, 1));

        DistributionSummary fill = registry.get("dynox.batch.fill")
                .tags("table", "users", "operation", "batch_write")
                .summary();
        assertThat(fill.count()).isEqualTo(2);
        assertThat(fill.mean()).isEqualTo(15);
    }

    @Test
    void tableIsNamedWithoutTheRestOfItsArn() {
        metrics.getCompleted(
                new Events.GetCompleted("arn:aws:dynamodb:eu-central-1:123456789012:table/users", 1, 0, 0));

        assertThat(items("users", "batch_get", "found")).isEqualTo(1);
    }

    @Test
    void tablesBeyondTheLimitShareATag() {
        for (String table : List.of("a", "b", "c", "d", "a")) {
            metrics.getCompleted(new Events.GetCompleted(table, 1, 0, 0));
        }

        assertThat(items("a", "batch_get", "found")).isEqualTo(2);
        assertThat(items("b", "batch_get", "found")).isEqualTo(1);
        assertThat(items("other", "batch_get", "found")).isEqualTo(2);
    }

    @Test
    void bindingTwiceCountsOnce() {
        metrics.bindTo(registry);
        metrics.getCompleted(new Events.GetCompleted("users", 1, 0, 0));

        assertThat(items("users", "batch_get", "found")).isEqualTo(1);
    }

    @Test
    void everyMeterIsOneOfTheEnumWithItsUnitTextAndTags() {
        EveryEvent.tell(metrics);

        for (DynoxMeter meter : DynoxMeter.values()) {
            Meter.Id id = registry.get(meter.meterName()).meter().getId();

            assertThat(id.getDescription()).isEqualTo(meter.description());
            assertThat(id.getTags())
                    .extracting(Tag::getKey)
                    .contains("client")
                    .hasSize(1 + meter.tagKeys().size())
                    .containsAll(meter.tagKeys());
            assertThat(id.getBaseUnit()).isEqualTo(meter.baseUnit() == null ? "seconds" : meter.baseUnit());
            assertThat(id.getType())
                    .isEqualTo(
                            switch (meter.kind()) {
                                case COUNTER -> Meter.Type.COUNTER;
                                case TIMER -> Meter.Type.TIMER;
                                case SUMMARY -> Meter.Type.DISTRIBUTION_SUMMARY;
                                case GAUGE, TIME_GAUGE -> Meter.Type.GAUGE;
                            });
        }
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .allMatch(name -> Arrays.stream(DynoxMeter.values())
                        .anyMatch(meter -> meter.meterName().equals(name)));
    }

    @Test
    void namesAreThreeNouns() {
        assertThat(DynoxMeter.values()).allMatch(meter -> meter.meterName().matches("dynox\\.[a-z]+\\.[a-z]+"));
    }

    @Test
    void metersOfSeveralClientsStayApartByTheirTags() {
        SimpleMeterRegistry shared = new SimpleMeterRegistry();
        for (String client : List.of("main", "archive")) {
            DynoxMetrics own = new DynoxMetrics(2, Tags.of("client", client, "team", "search"));
            own.bindTo(shared);
            own.writerOpened("users");
            own.getCompleted(new Events.GetCompleted("users", client.length(), 0, 0));
        }

        assertThat(shared.get("dynox.batch.items")
                        .tags("table", "users", "outcome", "found", "client", "archive", "team", "search")
                        .counter()
                        .count())
                .isEqualTo(7);
        assertThat(shared.get("dynox.open.writers").tags("table", "users").gauges())
                .extracting(gauge -> gauge.getId().getTag("client"))
                .containsExactlyInAnyOrder("main", "archive");
    }

    @Test
    void eachClientIsNamedInTheRegistriesOfAllWheneverTheyAreBound() {
        SimpleMeterRegistry late = new SimpleMeterRegistry();
        DynoxMetrics one = metrics.forClient("one");
        metrics.bindTo(late);
        metrics.forClient("two").getCompleted(new Events.GetCompleted("users", 2, 0, 0));
        one.getCompleted(new Events.GetCompleted("users", 1, 0, 0));

        assertThat(metrics.forClient("one")).isSameAs(one);
        for (MeterRegistry each : List.of(registry, late)) {
            assertThat(each.get("dynox.batch.items").counters())
                    .extracting(counter -> counter.getId().getTag("client"), Counter::count)
                    .containsExactlyInAnyOrder(tuple("one", 1.0), tuple("two", 2.0));
        }
    }

    @Test
    void nothingIsKeptWithoutARegistry() {
        DynoxMetrics unbound = new DynoxMetrics(1);
        unbound.getCompleted(new Events.GetCompleted("first", 1, 0, 0));
        unbound.bindTo(registry);
        unbound.getCompleted(new Events.GetCompleted("second", 1, 0, 0));

        assertThat(items("second", "batch_get", "found")).isEqualTo(1);
    }

    private double items(String table, String operation, String outcome) {
        return registry.get("dynox.batch.items")
                .tags("table", table, "operation", operation, "outcome", outcome)
                .counter()
                .count();
    }

    private double count(String name, String table, String operation) {
        return registry.get(name)
                .tags("table", table, "operation", operation)
                .counter()
                .count();
    }

    private double throttles(String reason) {
        return registry.get("dynox.throttle.events")
                .tags("table", "users", "operation", "batch_write", "reason", reason)
                .counter()
                .count();
    }

    private static ReplyReceived reply(
            String table, Operation operation, Outcome outcome, int processed, int unprocessed, double units) {
        return new Events.ReplyReceived(
                table, operation, 1, outcome, processed, unprocessed, Duration.ofMillis(12), units, null, null);
    }
}
