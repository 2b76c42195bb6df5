package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchGetResult;
import io.dynox.InvalidItemException;
import io.dynox.client.DynoxClient;
import io.dynox.internal.sdk.FakeTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/** A batch get of more keys than one portion: its keys are encoded by callbacks, a portion each, not by the caller. */
class LargeBatchGetTest {

    private final BlockingQueue<Runnable> callbacks = new LinkedBlockingQueue<>();
    private final FakeTable table = new FakeTable(false);
    private final DynoxClient dynox = DynoxClient.builder(table.client)
            .tableKeys("users", "pk")
            .callbackExecutor(callbacks::add)
            .build();

    @AfterEach
    void close() {
        dynox.close();
    }

    private static Map<String, Object> key(int id) {
        return Map.of("pk", "u" + id);
    }

    /** Runs callbacks until a future is done; returns how many ran before the first request. */
    private int runUntilDone(CompletableFuture<?> future) throws InterruptedException {
        int before = 0;
        while (!future.isDone()) {
            Runnable next = Objects.requireNonNull(callbacks.poll(1, TimeUnit.MINUTES), "nothing is left to run");
            before += table.client.gets.isEmpty() ? 1 : 0;
            next.run();
        }
        return before;
    }

    @Test
    void keysAreEncodedInPortionsAndEachIsReadOnce() throws InterruptedException {
        // the second half mentions the keys of the first once more
        List<Map<String, Object>> keys =
                IntStream.range(0, 20_000).mapToObj(i -> key(i % 10_000)).toList();

        CompletableFuture<BatchGetResult<Map<String, Object>>> result =
                dynox.operations().batchGet("users", keys);

        assertThat(table.client.gets).isEmpty();
        assertThat(runUntilDone(result)).isGreaterThanOrEqualTo(5);
        assertThat(result.join().requests()).isEqualTo(100);
        assertThat(result.join().missingKeys()).hasSize(10_000);
        assertThat(result.join().inKeyOrder()).hasSize(20_000);
    }

    @Test
    void aKeyIsEncodedForEachRequestRatherThanKept() throws InterruptedException {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        table.client.onGet = request -> CompletableFuture.completedFuture(
                isFirst.getAndSet(false)
                        ? BatchGetItemResponse.builder()
                                .unprocessedKeys(request.requestItems())
                                .build()
                        : table.get(request));

        runUntilDone(dynox.operations()
                .batchGet(
                        "users",
                        IntStream.range(0, 10_000)
                                .mapToObj(LargeBatchGetTest::key)
                                .toList()));

        // equal, as they are one key, and not the same
        AttributeValue first =
                asked(table.client.gets.iterator().next()).iterator().next();
        List<AttributeValue> of = table.client.gets.stream()
                .flatMap(request -> asked(request).stream())
                .filter(first::equals)
                .toList();
        assertThat(of).hasSize(2);
        assertThat(of.get(0)).isNotSameAs(of.get(1));
    }

    private static List<AttributeValue> asked(BatchGetItemRequest request) {
        return request.requestItems().values().stream()
                .flatMap(keys -> keys.keys().stream())
                .map(key -> Objects.requireNonNull(key.get("pk")))
                .toList();
    }

    @Test
    void anIllegalKeyAtTheEndKeepsEveryRequestFromBeingSent() throws InterruptedException {
        List<Map<String, Object>> keys = new ArrayList<>(
                IntStream.range(0, 10_000).mapToObj(LargeBatchGetTest::key).toList());
        keys.add(Map.of("pk", 1.5f, "age", 3));

        CompletableFuture<?> result = dynox.operations().batchGet("users", keys);

        assertThat(result).isNotDone();
        runUntilDone(result);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(result::join)
                .withCauseInstanceOf(InvalidItemException.class);
        assertThat(table.client.gets).isEmpty();
    }

    @Test
    void aCancelledOneEncodesNothingMore() {
        CompletableFuture<?> result = dynox.operations()
                .batchGet(
                        "users",
                        IntStream.range(0, 100_000)
                                .mapToObj(LargeBatchGetTest::key)
                                .toList());

        result.cancel(false);

        assertThat(callbacks).hasSizeLessThan(5);
        callbacks.forEach(Runnable::run);
        assertThat(callbacks).hasSizeLessThan(5);
        assertThat(table.client.gets).isEmpty();
    }

    @Test
    void theCallerMayChangeItsKeysAsSoonAsTheCallReturned() throws InterruptedException {
        List<Map<String, Object>> keys = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Map<String, Object> key = new HashMap<>();
            key.put("pk", "u" + i);
            keys.add(key);
        }

        CompletableFuture<BatchGetResult<Map<String, Object>>> result =
                dynox.operations().batchGet("users", keys);
        keys.forEach(key -> key.put("pk", "another"));
        keys.clear();
        runUntilDone(result);

        assertThat(result.join().missingKeys()).hasSize(10_000).contains(key(9_999));
    }
}
