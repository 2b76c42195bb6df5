package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.BatchWriter;
import io.dynox.BatchWriterFactory;
import io.dynox.OperationKind;
import io.dynox.SyncBatchOperations;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.internal.sdk.FakeTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** Every writer of operations comes from one factory, which an application may decorate. */
class BatchWriterFactoryTest {

    private final FakeTable table = new FakeTable(false);
    private final DynoxClient dynox =
            DynoxClient.builder(table.client).tableKeys("users", "pk").build();

    @AfterEach
    void close() {
        dynox.close();
    }

    @Test
    void everyWriterComesFromTheFactoryThatTheOperationsWereGiven() {
        List<OperationKind> opened = new CopyOnWriteArrayList<>();
        BatchWriterFactory own = dynox.writerFactory();
        SyncBatchOperations decorated = dynox.operations(new BatchWriterFactory() {
                    @Override
                    public <T> BatchWriter<T> open(Request<T> request) {
                        opened.add(request.kind());
                        return own.open(request.with(
                                WriteOptions.builder().linger(Duration.ZERO).build()));
                    }
                })
                .sync();
        List<Map<String, Object>> two = users(2);

        decorated.batchWrite("users", two, List.of());
        decorated.write("users", writer -> two.forEach(writer::put));
        decorated.writeAll("users", two.stream());
        decorated
                .async()
                .writeAll("users", subscriber -> subscriber.onSubscribe(new Nothing(subscriber)))
                .join();
        decorated.table("users", User.class).batchWrite(List.of(new User("u9")), List.of());
        decorated.writer("users").close();

        assertThat(opened)
                .containsExactly(
                        OperationKind.BATCH_WRITE,
                        OperationKind.WRITE,
                        OperationKind.WRITE,
                        OperationKind.WRITE_ALL,
                        OperationKind.BATCH_WRITE,
                        OperationKind.WRITER);
    }

    @Test
    void aFactoryRefusesRequestsThatItDidNotMake() {
        BatchWriterFactory.Request<String> foreign = new ForeignRequest();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynox.writerFactory().open(foreign))
                .withMessageContaining("with(options)");
    }

    private static List<Map<String, Object>> users(int count) {
        return IntStream.range(0, count).mapToObj(BatchWriterFactoryTest::user).toList();
    }

    private static Map<String, Object> user(int id) {
        return Map.of("pk", "u" + id, "age", id);
    }

    record User(@DynamoDbPartitionKey String pk) {}

    /** Ends a stream without an item, as soon as one is asked for. */
    private record Nothing(Subscriber<?> subscriber) implements Subscription {

        @Override
        public void request(long n) {
            subscriber.onComplete();
        }

        @Override
        public void cancel() {}
    }

    private record ForeignRequest() implements BatchWriterFactory.Request<String> {

        @Override
        public String table() {
            return "users";
        }

        @Override
        public OperationKind kind() {
            return OperationKind.WRITER;
        }

        @Override
        public OptionalLong writes() {
            return OptionalLong.empty();
        }

        @Override
        public WriteOptions options() {
            return WriteOptions.DEFAULT;
        }

        @Override
        public BatchWriterFactory.Request<String> with(WriteOptions options) {
            return this;
        }
    }
}
