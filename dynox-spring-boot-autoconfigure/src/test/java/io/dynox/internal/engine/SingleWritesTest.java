package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriter;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.engine.write.WriteTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What listeners hear of a writer that sends its writes one by one. */
class SingleWritesTest {

    private final List<String> heard = new ArrayList<>();
    private final BatchListener listener = new BatchListener() {
        @Override
        public void requestSent(RequestSent event) {
            heard.add("sent " + event.operation());
        }

        @Override
        public void replyReceived(ReplyReceived event) {
            heard.add(event.outcome() + " " + event.operation() + " " + event.error());
        }

        @Override
        public void givenUp(GivenUp event) {
            heard.add("gave up " + event.operation());
        }
    };
    private BatchOutcome outcome = BatchOutcome.written(1, null);
    private final WriteTransport<String> transport = new WriteTransport<>() {
        @Override
        public CompletionStage<BatchOutcome> send(String table, List<String> payloads) {
            return CompletableFuture.completedFuture(outcome);
        }

        @Override
        public int maxWrites() {
            return 1;
        }

        @Override
        public BatchListener.Operation operation(ItemWrite.Kind kind) {
            return kind == ItemWrite.Kind.PUT ? BatchListener.Operation.PUT_ITEM : BatchListener.Operation.DELETE_ITEM;
        }
    };
    private final BatchWriter<String> writer = Engines.openWriter(
            Engines.of(new ManualRuntime(), List.of(listener), 1, 1),
            "t",
            "t",
            new TextCodec(),
            CompletableFuture.completedFuture(TextCodec::key),
            transport,
            WriteOptions.DEFAULT);

    @Test
    void requestsAreNamedByTheirOperation() {
        writer.put("a=1").join();
        writer.delete(Map.of("pk", "b")).join();

        assertThat(heard)
                .containsExactly(
                        "sent PUT_ITEM", "SUCCESS PUT_ITEM null", "sent DELETE_ITEM", "SUCCESS DELETE_ITEM null");
    }

    @Test
    void aConditionThatDoesNotHoldIsRejectedWithItsError() {
        outcome = new BatchOutcome.Failed(new RequestFailure.Declined(new IllegalStateException("another version")));
        writer.put("a=1").join();

        assertThat(heard)
                .containsExactly(
                        "sent PUT_ITEM",
                        "REJECTED PUT_ITEM java.lang.IllegalStateException: another version",
                        "gave up PUT_ITEM");
        assertThat(writer.result().failed()).isOne();
    }
}
