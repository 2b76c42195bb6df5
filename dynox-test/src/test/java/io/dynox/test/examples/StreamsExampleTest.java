package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.ReadPage;
import io.dynox.ReadPosition;
import io.dynox.ScanException;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchOperations;
import io.dynox.reactive.ReactiveBatchOperations;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of docs/streams.md. */
@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class StreamsExampleTest {

    private static final int USERS = 20_000;

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Autowired
    ReactiveBatchOperations reactive;

    @Autowired
    InMemoryDynamoDb dynamo;

    @BeforeEach
    void users() {
        blocking.writeAll("users", IntStream.range(0, USERS).mapToObj(Users::user));
    }

    /** The name without its first word. */
    static Map<String, Object> shortened(Map<String, Object> user) {
        Map<String, Object> changed = new HashMap<>(user);
        changed.put("name", String.valueOf(user.get("name")).substring("User ".length()));
        return changed;
    }

    static Publisher<Map<String, Object>> transform(Publisher<Map<String, Object>> users) {
        return Flux.from(users).map(StreamsExampleTest::shortened);
    }

    private void assertThatAllAreShortened() {
        assertThat(dynamo.items("users"))
                .hasSize(USERS)
                .allSatisfy(user ->
                        assertThat(Objects.requireNonNull(user.get("name")).s()).containsOnlyDigits());
    }

    @Test
    void readAllTransformAndWriteBack() {
        CompletableFuture<BatchWriteResult> done = dynox.writeAll("users", transform(dynox.scan("users")));

        assertThat(done.join().written()).isEqualTo(USERS);
        assertThatAllAreShortened();
    }

    @Test
    void readAllTransformAndWriteBackBlocking() {
        try (Stream<Map<String, Object>> users = blocking.scan("users")) {
            blocking.writeAll("users", users.map(StreamsExampleTest::shortened));
        }

        assertThatAllAreShortened();
    }

    @Test
    void onePartOfATableIsReadPageByPageAndStoredPositionsGoOn() {
        try (Stream<ReadPage<Map<String, Object>>> pages = part(2, 4, stored)) {
            pages.limit(3).forEach(page -> {
                archive(page.items());
                stored = page.position().toText();
            });
        }
        try (Stream<ReadPage<Map<String, Object>>> pages = part(2, 4, stored)) {
            pages.forEach(page -> archive(page.items()));
        }

        assertThat(archived).hasSize((int) blocking.table("users")
                .with(ScanOptions.builder().segment(2, 4).build())
                .scan()
                .count());
    }

    private Stream<ReadPage<Map<String, Object>>> part(int segment, int segments, String stored) {
        ScanOptions options = ScanOptions.builder()
                .segment(segment, segments)
                .pageItems(500)
                .position(ReadPosition.parse(stored))
                .build();
        return blocking.table("users").with(options).scanPages();
    }

    private String stored = ReadPosition.BEGINNING.toText();
    private final Set<Object> archived = new HashSet<>();

    private void archive(List<Map<String, Object>> users) {
        users.forEach(user -> assertThat(archived.add(user.get("pk"))).isTrue());
    }

    @Test
    void readAllTransformAndWriteBackReactive() {
        Mono<BatchWriteResult> job =
                reactive.writeAll("users", reactive.scan("users").map(StreamsExampleTest::shortened));

        assertThat(job.map(BatchWriteResult::written).block()).isEqualTo((long) USERS);
        assertThatAllAreShortened();
    }

    @Test
    void manyKeys() {
        Publisher<Map<String, Object>> keys = Flux.range(0, USERS).map(Users::key);

        Flux<Object> names = Flux.from(dynox.batchGetAll("users", keys)).map(user -> user.get("name"));

        assertThat(names.distinct().count().block()).isEqualTo((long) USERS);
    }

    @Test
    void missingKeysOfMany() {
        Flux<Map<String, Object>> missing = reactive.batchGetEach(
                        "users", Flux.range(USERS - 10, 20).map(Users::key))
                .filter(result -> result.item().isEmpty())
                .map(result -> result.key());

        assertThat(missing.collectList().block()).hasSize(10);
    }

    @Test
    void manyKeysBlocking() {
        Stream<Map<String, Object>> keys = IntStream.range(0, USERS).mapToObj(Users::key);

        try (Stream<Map<String, Object>> users = blocking.batchGetAll("users", keys)) {
            assertThat(users.map(user -> user.get("name")).distinct()).hasSize(USERS);
        }
    }

    @Test
    void aScanThatGoesOn() {
        ScanOptions options =
                ScanOptions.builder().segments(8).projection("name").build();
        Flux<Map<String, Object>> names = reactive.table("users")
                .with(options)
                .scan()
                .onErrorResume(
                        ScanException.class,
                        e -> reactive.table("users")
                                .with(options.toBuilder().position(e.position()).build())
                                .scan());

        assertThat(names.count().block()).isEqualTo((long) USERS);
        assertThat(List.of(names.blockFirst()))
                .allSatisfy(user -> assertThat(user).containsOnlyKeys("name"));
    }
}
