package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.mapping.item.TableKeys;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class BatchTransportTest {

    private final ScriptedClient client = new ScriptedClient();
    private final BatchCalls calls = new BatchCalls(client, null);
    private final TableKeyReader reader = new TableKeyReader("users", TableKeys.of("pk", "sk"));
    private final FaultRules faults = new FaultRules(
            "users", "BatchWriteItem", new ServiceSite(client, Runnable::run), failure -> Optional.empty());

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromN(sk));
    }

    private static BitSet bits(int... positions) {
        BitSet bits = new BitSet();
        IntStream.of(positions).forEach(bits::set);
        return bits;
    }

    @Nested
    class Writes {

        private final BatchWriteTransport transport =
                new BatchWriteTransport(calls, faults, () -> CompletableFuture.completedFuture(reader));

        private final List<WriteRequest> sent = List.of(put("a", "1"), put("a", "2.0"), delete("b", "1"));

        private static WriteRequest put(String pk, String sk) {
            return WriteRequest.builder()
                    .putRequest(put -> put.item(key(pk, sk)))
                    .build();
        }

        private static WriteRequest delete(String pk, String sk) {
            return WriteRequest.builder()
                    .deleteRequest(delete -> delete.key(key(pk, sk)))
                    .build();
        }

        private BatchOutcome send() {
            return transport.send("users", sent).toCompletableFuture().join();
        }

        private void replyWith(WriteRequest... unprocessed) {
            client.onWrite = request -> CompletableFuture.completedFuture(BatchWriteItemResponse.builder()
                    .unprocessedItems(Map.of("arn:aws:dynamodb:eu-west-1:1:table/users", List.of(unprocessed)))
                    .consumedCapacity(ConsumedCapacity.builder()
                            .tableName("users")
                            .capacityUnits(2.5)
                            .build())
                    .build());
        }

        @Test
        void oneRequestCarriesTheWrites() {
            assertThat(send()).isEqualTo(BatchOutcome.written(0, null));

            assertThat(client.writes).hasSize(1);
            assertThat(client.writes.get(0).requestItems()).containsExactly(entry("users", sent));
            assertThat(client.writes.get(0).returnConsumedCapacity()).isEqualTo(ReturnConsumedCapacity.TOTAL);
        }

        @Test
        void unprocessedWritesAreFoundByTheirKeys() {
            replyWith(put("a", "2"), delete("b", "1E+0"));

            assertThat(send()).isEqualTo(new BatchOutcome.Replied(bits(1, 2), 2.5, null));
        }

        @Test
        void anUnprocessedWriteThatWasNotSentLeavesTheOutcomeOpen() {
            replyWith(put("a", "3"));

            assertThat(send().failure()).isInstanceOf(RequestFailure.Unanswered.class);
        }

        @Test
        void failuresBecomeOutcomes() {
            Map<String, Class<? extends RequestFailure>> expected = Map.of(
                    "ThrottlingException", RequestFailure.Throttled.class,
                    "ValidationException", RequestFailure.Rejected.class,
                    "ResourceNotFoundException", RequestFailure.Refused.class,
                    "ExpiredTokenException", RequestFailure.Unanswered.class);
            expected.forEach((code, outcome) -> {
                client.onWrite = request -> CompletableFuture.failedFuture(Failures.answer(code, 400));
                assertThat(send().failure()).as(code).isInstanceOf(outcome);
            });
        }
    }

    @Nested
    class Reads {

        private final BatchGetTransport transport = new BatchGetTransport(calls, faults, reader, Projection.NONE);

        private ReadOutcome<Map<String, AttributeValue>> send(List<Map<String, AttributeValue>> keys) {
            List<ReadKey> asked = keys.stream()
                    .map(key -> new ReadKey(reader.ofKey(key), key))
                    .toList();
            return transport
                    .send(
                            "users",
                            asked,
                            GetOptions.builder().consistentRead(true).build())
                    .toCompletableFuture()
                    .join();
        }

        private ReadOutcome.Replied<Map<String, AttributeValue>> replied(
                List<Map<String, AttributeValue>> found, List<Map<String, AttributeValue>> unread) {
            client.onGet = request -> CompletableFuture.completedFuture(BatchGetItemResponse.builder()
                    .responses(Map.of("users", found))
                    .unprocessedKeys(
                            unread.isEmpty()
                                    ? Map.of()
                                    : Map.of(
                                            "users",
                                            KeysAndAttributes.builder()
                                                    .keys(unread)
                                                    .build()))
                    .build());
            List<Map<String, AttributeValue>> keys = Stream.concat(found.stream(), unread.stream())
                    .map(item -> Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                    .toList();
            return (ReadOutcome.Replied<Map<String, AttributeValue>>) send(keys);
        }

        private static Map<String, AttributeValue> item(String pk, int sk, int bytes) {
            return Map.of(
                    "pk", AttributeValue.fromS(pk),
                    "sk", AttributeValue.fromN(Integer.toString(sk)),
                    "x", AttributeValue.fromS("x".repeat(bytes)));
        }

        private static List<Map<String, AttributeValue>> items(int count, boolean onePartition, int bytes) {
            return IntStream.range(0, count)
                    .mapToObj(i -> item(onePartition ? "p" : "p" + i, i, bytes))
                    .toList();
        }

        @Test
        void itemsAreMatchedToTheirKeysAndAbsentOnesStayEmpty() {
            Map<String, AttributeValue> found = Map.of(
                    "pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromN("2"), "x", AttributeValue.fromS("y"));
            client.onGet = request -> CompletableFuture.completedFuture(BatchGetItemResponse.builder()
                    .responses(Map.of("users", List.of(found)))
                    .unprocessedKeys(Map.of(
                            "users",
                            KeysAndAttributes.builder()
                                    .keys(List.of(key("c", "3")))
                                    .build()))
                    .build());

            var reply = (ReadOutcome.Replied<Map<String, AttributeValue>>)
                    send(List.of(key("b", "1"), key("a", "2.00"), key("c", "3")));

            assertThat(reply.items()).hasSize(3);
            assertThat(reply.items().get(0)).isNull();
            assertThat(reply.items().get(1)).isEqualTo(found);
            assertThat(reply.items().get(2)).isNull();
            assertThat(reply.unprocessed()).isEqualTo(bits(2));
            assertThat(reply.sizeCut()).isFalse();
            assertThat(client.gets.get(0).requestItems().values()).allMatch(KeysAndAttributes::consistentRead);
        }

        @Test
        void aFullReplyIsASizeCut() {
            assertThat(replied(items(52, false, 300 << 10), List.of(key("q", "1")))
                            .sizeCut())
                    .isTrue();
            assertThat(replied(items(40, false, 300 << 10), List.of(key("q", "1")))
                            .sizeCut())
                    .isFalse();
        }

        @Test
        void aFullPartitionIsASizeCutForItsOwnKeysOnly() {
            List<Map<String, AttributeValue>> found = items(10, true, 95_000);

            assertThat(replied(found, List.of(key("p", "99"))).sizeCut()).isTrue();
            assertThat(replied(found, List.of(key("p", "99"), key("q", "1"))).sizeCut())
                    .isFalse();
            assertThat(replied(items(5, true, 95_000), List.of(key("p", "99"))).sizeCut())
                    .isFalse();
        }

        @Test
        void aCompleteReplyIsNoSizeCut() {
            assertThat(replied(items(1, false, 10), List.of()).sizeCut()).isFalse();
        }

        @Test
        void refusedKeysAreInvalidAndTheServicesTextIsOnlyTheCause() {
            client.onGet = request -> CompletableFuture.failedFuture(Failures.answer("ValidationException", 400));

            ReadOutcome<?> outcome = send(List.of(key("a", "1")));

            assertThat(outcome.failure())
                    .isInstanceOfSatisfying(
                            RequestFailure.Refused.class,
                            refused -> assertThat(refused.cause())
                                    .isInstanceOf(InvalidItemException.class)
                                    .message()
                                    .doesNotContain("SECRET"));
        }

        @Test
        void failuresBecomeOutcomes() {
            client.onGet = request -> CompletableFuture.failedFuture(Failures.answer("ThrottlingException", 400));
            assertThat(send(List.of(key("a", "1"))).failure()).isInstanceOf(RequestFailure.Throttled.class);
            client.onGet = request -> CompletableFuture.failedFuture(Failures.answer("InternalServerError", 500));
            assertThat(send(List.of(key("a", "1"))).failure()).isInstanceOf(RequestFailure.Unanswered.class);
        }
    }
}
