package io.dynox.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.ScanOptions;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A client whose answers a test gives, and the observations that it makes. */
abstract class ObservedClient {

    static final RetryPolicy QUICK = RetryPolicy.builder()
            .baseDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(1))
            .build();
    static final WriteOptions WRITES =
            WriteOptions.builder().concurrency(1).retry(QUICK).build();

    static final ScanOptions ONE_SEGMENT = ScanOptions.builder().segments(1).build();

    final TestObservationRegistry registry = TestObservationRegistry.create();
    final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final PendingClient client = new PendingClient();
    final DynoxClient dynox = DynoxClient.builder(client)
            .tableKeys("users", "pk")
            .tableKeys("orders", "pk")
            .writeOptions(WRITES)
            .getOptions(GetOptions.builder()
                    .retry(QUICK)
                    .linger(Duration.ofMinutes(1))
                    .build())
            .listeners(List.of(new DynoxObservations(
                    registry, new DefaultDynoxOperationConvention(10), new DefaultDynoxRequestConvention(10))))
            .build();
    final BatchOperations operations = dynox.operations();

    ObservedClient() {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                stopped.add(context);
            }

            @Override
            public void onEvent(Observation.Event event, Observation.Context context) {
                events.add(event.getName() + " of " + context.getName());
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    @AfterEach
    void close() {
        dynox.close();
    }

    /** Completes with what a publisher emitted. */
    static CompletableFuture<?> collect(Publisher<Map<String, Object>> items) {
        return Flux.from(items).collectList().toFuture().orTimeout(30, TimeUnit.SECONDS);
    }

    static <R> R in(Observation observation, Supplier<R> call) {
        @Nullable R answer = observation.scoped(call);
        return Objects.requireNonNull(answer);
    }

    Observation.Context only(String name) {
        assertThat(all(name)).hasSize(1);
        return all(name).get(0);
    }

    List<Observation.Context> all(String name) {
        return stopped.stream()
                .filter(context -> name.equals(context.getName()))
                .toList();
    }

    static Observation.ContextView parentOf(Observation.Context context) {
        return Objects.requireNonNull(context.getParentObservation(), "no parent")
                .getContextView();
    }

    static String items(DynoxOperationContext context) {
        return Long.toString(context.started().items().orElse(0));
    }

    static Map<String, String> values(Observation.Context context) {
        return context.getAllKeyValues().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    static List<String> keys(KeyName... names) {
        return Arrays.stream(names).map(KeyName::asString).toList();
    }

    static List<String> keys(KeyValues values) {
        return values.stream().map(KeyValue::getKey).toList();
    }

    static List<Map<String, Object>> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("pk", "k" + i))
                .toList();
    }
}
