package io.dynox.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.OperationKind;
import io.dynox.ScanOptions;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The spans that a tracer makes of the observations, and what of the caller's thread arrives elsewhere. */
@Timeout(60)
class TracesTest {

    /** Groups of 100 keys, however slow the machine is. */
    private static final GetOptions READS =
            GetOptions.builder().linger(Duration.ofMinutes(1)).build();

    private static final Set<OperationKind> STREAMS = Set.of(OperationKind.BATCH_GET_ALL, OperationKind.SCAN);

    private final SimpleTracer tracer = new SimpleTracer();
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final CompletableFuture<Object> streamEnded = new CompletableFuture<>();
    private final PendingClient client = new PendingClient();
    private final ContextRegistry accessors =
            new ContextRegistry().registerThreadLocalAccessor(new ObservationThreadLocalAccessor(registry));
    private final DynoxClient dynox = DynoxClient.builder(client)
            .tableKeys("users", "pk")
            .writeOptions(WriteOptions.builder().concurrency(1).build())
            .getOptions(READS)
            .callerContext(new ThreadLocalsContext(ContextSnapshotFactory.builder()
                    .contextRegistry(accessors)
                    .clearMissing(true)
                    .build()))
            .listeners(List.of(new DynoxObservations(
                    registry, new DefaultDynoxOperationConvention(10), new DefaultDynoxRequestConvention(10))))
            .build();
    private final BatchOperations operations = dynox.operations();

    TracesTest() {
        registry.observationConfig().observationHandler(new ObservationHandler<DynoxOperationContext>() {
            @Override
            public void onStop(DynoxOperationContext context) {
                if (STREAMS.contains(context.started().kind())) {
                    streamEnded.complete(context);
                }
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return context instanceof DynoxOperationContext;
            }
        });
        registry.observationConfig()
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingSenderTracingObservationHandler<>(tracer, Propagator.NOOP),
                        new DefaultTracingObservationHandler(tracer)));
    }

    @AfterEach
    void close() {
        dynox.close();
    }

    @Test
    void requestIsAClientSpanWithinTheOperationWithinTheCallersTrace() throws InterruptedException {
        Observation caller = Observation.start("caller", registry);
        CompletableFuture<?> write = in(caller, () -> operations.batchWrite("users", items("a", "b"), List.of()));
        client.write().answer(PendingClient::written);
        write.join();
        caller.stop();

        SimpleSpan root = span("caller");
        SimpleSpan operation = span("batch write users");
        SimpleSpan request = span("BatchWriteItem users");
        assertThat(operation.context().parentId()).isEqualTo(root.context().spanId());
        assertThat(operation.context().traceId()).isEqualTo(root.context().traceId());
        assertThat(operation.getKind()).isNull();
        assertThat(request.context().parentId()).isEqualTo(operation.context().spanId());
        assertThat(request.context().traceId()).isEqualTo(root.context().traceId());
        assertThat(request.getKind()).isEqualTo(Span.Kind.CLIENT);
        assertThat(request.getTags())
                .containsEntry("db.system.name", "aws.dynamodb")
                .containsEntry("db.operation.batch.size", "2");
    }

    @Test
    void requestThatLeavesOnAThreadThatServesSomebodyElseStaysInItsOwnTrace() throws InterruptedException {
        Observation alice = Observation.start("alice", registry);
        Observation bob = Observation.start("bob", registry);
        CompletableFuture<?> first = in(alice, () -> operations.batchWrite("users", items("a"), List.of()));
        CompletableFuture<?> second = in(bob, () -> operations.batchWrite("users", items("a", "b"), List.of()));
        PendingClient.Pending<?, BatchWriteItemResponse> pending = client.write();
        Observation foreign = Observation.start("foreign", registry);
        in(
                foreign,
                () -> pending.answer().complete(BatchWriteItemResponse.builder().build()));
        client.write().answer(PendingClient::written);
        CompletableFuture.allOf(first, second).join();
        List.of(alice, bob, foreign).forEach(Observation::stop);

        SimpleSpan request = spans("BatchWriteItem users").stream()
                .filter(span -> span.getTags().containsKey("db.operation.batch.size"))
                .findFirst()
                .orElseThrow();
        assertThat(request.context().traceId()).isEqualTo(span("bob").context().traceId());
        assertThat(spans("BatchWriteItem users")).hasSize(2);
    }

    @Test
    void whatTheCallerHangsOnTheFutureRunsWithinTheCallersObservation() throws InterruptedException {
        Observation caller = Observation.start("caller", registry);
        List<Object> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<?> read = in(
                caller,
                () -> operations.batchGet("users", items("a")).thenRun(() -> {
                    seen.add(Objects.requireNonNull(registry.getCurrentObservation()));
                    seen.add(Thread.currentThread().getName());
                }));
        client.get().answer(PendingClient::nothing);
        read.join();

        assertThat(seen)
                .hasSize(2)
                .contains(caller)
                .doesNotContain(Thread.currentThread().getName());
    }

    @Test
    void groupsOfAStreamBelongToWhoSubscribedFromWhateverThread() throws InterruptedException {
        Observation caller = Observation.start("caller", registry);
        GetOptions oneAtATime = READS.toBuilder().concurrency(1).build();
        List<Object> seen = new CopyOnWriteArrayList<>();
        Flux<Map<String, Object>> items = Flux.from(operations
                .table("users")
                .with(oneAtATime)
                .batchGetAll(Flux.range(0, 150).map(TracesTest::key)));
        CompletableFuture<?> read = in(
                caller,
                () -> items.doOnNext(
                                item -> seen.add(Objects.requireNonNullElse(registry.getCurrentObservation(), "none")))
                        .then()
                        .toFuture());
        PendingClient.Pending<BatchGetItemRequest, BatchGetItemResponse> first = client.get();
        Observation foreign = Observation.start("foreign", registry);
        in(foreign, () -> first.answer().complete(PendingClient.everything(first.request())));
        client.get().answer(PendingClient::everything);
        read.join();
        List.of(caller, foreign).forEach(Observation::stop);

        SimpleSpan stream = span("batch get all users");
        assertThat(stream.context().parentId())
                .isEqualTo(span("caller").context().spanId());
        assertThat(stream.getTags())
                .containsEntry("dynox.found", "150")
                .containsEntry("dynox.requests", "2")
                .containsEntry("dynox.outcome", "success");
        assertThat(spans("batch get users"))
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.context().parentId())
                        .isEqualTo(stream.context().spanId()));
        assertThat(spans("BatchGetItem users"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.context().traceId())
                        .isEqualTo(stream.context().traceId()));
        assertThat(seen).hasSize(150).containsOnly(caller);
    }

    @Test
    void streamThatIsCancelledEndsWithItsGroups() throws Exception {
        CompletableFuture<?> read = Flux.from(
                        operations.batchGetAll("users", Flux.range(0, 100).map(TracesTest::key)))
                .then()
                .toFuture();
        PendingClient.Pending<BatchGetItemRequest, BatchGetItemResponse> pending = client.get();
        read.cancel(false);
        pending.answer(PendingClient::everything);

        streamEnded.get(30, TimeUnit.SECONDS);
        assertThat(span("batch get users").context().parentId())
                .isEqualTo(span("batch get all users").context().spanId());
    }

    @Test
    void scanThatIsCancelledEndsWithItsPage() throws Exception {
        Disposable subscription = Flux.from(operations
                        .table("users")
                        .with(ScanOptions.builder().segments(1).build())
                        .scan())
                .subscribe();
        PendingClient.Pending<?, ScanResponse> page = client.scan();
        subscription.dispose();
        assertThat(streamEnded).isNotDone();
        page.answer().complete(ScanResponse.builder().build());

        streamEnded.get(30, TimeUnit.SECONDS);
        assertThat(span("Scan users").context().parentId())
                .isEqualTo(span("scan users").context().spanId());
    }

    @Test
    void streamThatFailsIsAnErrorAndCountsTheKeysThatWereNeverAsked() throws Exception {
        CompletableFuture<?> read = Flux.from(operations.batchGetAll(
                        "users", Flux.range(0, 3).map(i -> i == 1 ? Map.of("nokey", i) : key(i))))
                .then()
                .toFuture();
        client.get().answer(PendingClient::everything);

        assertThatThrownBy(read::join).hasCauseInstanceOf(InvalidItemException.class);
        streamEnded.get(30, TimeUnit.SECONDS);
        SimpleSpan stream = span("batch get all users");
        assertThat(stream.getError()).isInstanceOf(InvalidItemException.class);
        assertThat(stream.getTags()).containsEntry("dynox.outcome", "error").containsEntry("dynox.found", "1");
    }

    @Test
    void requestLeavesInTheContextOfItsCallerFromWhateverThread() throws InterruptedException {
        Observation bob = Observation.start("bob", registry);
        CompletableFuture<?> first = operations.batchWrite("users", items("a"), List.of());
        CompletableFuture<?> second = in(bob, () -> operations.batchWrite("users", items("a", "b"), List.of()));
        client.onSending(() -> Objects.requireNonNullElse(registry.getCurrentObservation(), Observation.NOOP));
        client.write().answer(PendingClient::written);
        client.write().answer(PendingClient::written);
        CompletableFuture.allOf(first, second).join();

        assertThat(client.noted()).containsExactly(bob);
    }

    private static Map<String, Object> key(int number) {
        return Map.of("pk", "k" + number);
    }

    private static <R> R in(Observation observation, Supplier<R> call) {
        @Nullable R answer = observation.scoped(call);
        return Objects.requireNonNull(answer);
    }

    private SimpleSpan span(String name) {
        assertThat(spans(name)).as(name).hasSize(1);
        return spans(name).get(0);
    }

    private List<SimpleSpan> spans(String name) {
        return tracer.getSpans().stream()
                .filter(span -> name.equals(span.getName()))
                .toList();
    }

    private static List<Map<String, Object>> items(String... keys) {
        return List.of(keys).stream()
                .map(key -> Map.<String, Object>of("pk", key))
                .toList();
    }
}
