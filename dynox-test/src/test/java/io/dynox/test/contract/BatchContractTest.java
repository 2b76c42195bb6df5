package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class BatchContractTest extends ContractTest {

    private static final String DUPLICATES = "Provided list of item keys contains duplicates";

    BatchContractTest(Backend backend) {
        super(backend);
    }

    @Test
    void aBatchPutsAndDeletes() {
        String table = table(S);
        put(table, item("pk", "old"));

        BatchWriteItemResponse response = write(
                        table, putRequest(item("pk", "a", "v", 1)), deleteRequest(item("pk", "old")))
                .join();

        assertThat(response.hasUnprocessedItems()).isTrue();
        assertThat(response.unprocessedItems()).isEmpty();
        assertThat(get(table, item("pk", "a"))).isEqualTo(item("pk", "a", "v", 1));
        assertThat(get(table, item("pk", "old"))).isEmpty();
    }

    @Test
    void aBatchGetFindsWhatIsThere() {
        String table = table(S);
        put(table, item("pk", "a"));

        BatchGetItemResponse response =
                read(table, List.of(item("pk", "a"), item("pk", "b"))).join();

        assertThat(response.responses()).containsEntry(table, List.of(item("pk", "a")));
        assertThat(response.hasUnprocessedKeys()).isTrue();
        assertThat(response.unprocessedKeys()).isEmpty();
    }

    @Test
    void atMost25WritesGoIntoABatch() {
        String table = table(S);
        WriteRequest[] writes = IntStream.range(0, 26)
                .mapToObj(i -> putRequest(item("pk", "k" + i)))
                .toArray(WriteRequest[]::new);

        assertInvalid(write(table, writes), "1 validation error detected: Value ");
    }

    @Test
    void atMost100KeysGoIntoABatch() {
        String table = table(S);
        List<Map<String, AttributeValue>> keys =
                IntStream.range(0, 101).mapToObj(i -> item("pk", "k" + i)).toList();

        assertInvalid(
                client.batchGetItem(r -> r.requestItems(
                        Map.of(table, KeysAndAttributes.builder().keys(keys).build()))),
                "1 validation error detected: Value ");
    }

    @Test
    void aKeyStandsOnceInABatch() {
        String table = table(N);

        assertInvalid(write(table, putRequest(item("pk", 1)), deleteRequest(item("pk", 1))), DUPLICATES);
        assertInvalid(write(table, putRequest(item("pk", n("1"))), putRequest(item("pk", n("1.0")))), DUPLICATES);
        assertInvalid(read(table, List.of(item("pk", n("1")), item("pk", n("1e0")))), DUPLICATES);
    }

    @Test
    void oneBadItemRejectsTheBatch() {
        String table = table(S);

        assertInvalid(
                write(table, putRequest(item("pk", "a")), putRequest(item("v", 1))),
                "The provided key element does not match the schema");
        assertInvalid(
                write(table, putRequest(item("pk", "a")), putRequest(item("pk", "b", "v", "x".repeat(400 * 1024)))),
                "Item size has exceeded the maximum allowed size");
        assertThat(get(table, item("pk", "a"))).isEmpty();
    }

    @Test
    void aMissingTableRejectsTheBatch() {
        assertRefused(write("no-such-table", putRequest(item("pk", "a"))))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Requested resource not found");
        assertRefused(read("no-such-table", List.of(item("pk", "a"))))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Requested resource not found");
    }

    @Test
    void consumedCapacityComesByTable() {
        String table = table(S);

        BatchWriteItemResponse written = client.batchWriteItem(r -> r.returnConsumedCapacity(
                                ReturnConsumedCapacity.TOTAL)
                        .requestItems(Map.of(
                                table,
                                List.of(
                                        putRequest(item("pk", "a", "v", "x".repeat(2000))),
                                        putRequest(item("pk", "b"))))))
                .join();

        assertThat(written.consumedCapacity()).singleElement().satisfies(capacity -> {
            assertThat(capacity.tableName()).isEqualTo(table);
            assertThat(capacity.capacityUnits()).isEqualTo(3.0);
        });
    }

    private CompletableFuture<BatchWriteItemResponse> write(String table, WriteRequest... writes) {
        return client.batchWriteItem(r -> r.requestItems(Map.of(table, List.of(writes))));
    }

    private CompletableFuture<BatchGetItemResponse> read(String table, List<Map<String, AttributeValue>> keys) {
        return client.batchGetItem(r -> r.requestItems(
                Map.of(table, KeysAndAttributes.builder().keys(keys).build())));
    }

    private static WriteRequest putRequest(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(p -> p.item(item)).build();
    }

    private static WriteRequest deleteRequest(Map<String, AttributeValue> key) {
        return WriteRequest.builder().deleteRequest(d -> d.key(key)).build();
    }
}
