package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriter;
import io.dynox.FailedWrite;
import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What an account keeps of its failures: so many, so many bytes of items, and the keys of the others. */
class RecordedFailuresTest {

    private static final int ITEM_BYTES = 300 << 10;

    private final List<FailedWrite> told = new ArrayList<>();
    private final BatchWriter<String> writer = Engines.openWriter(
            Engines.of(
                    new ManualRuntime(),
                    List.of(new BatchListener() {
                        @Override
                        public void itemFailed(FailedWrite failure) {
                            told.add(failure);
                        }
                    }),
                    1,
                    1),
            "t",
            "t",
            new LargeItems(),
            CompletableFuture.completedFuture(new Keys()),
            (table, payloads) -> CompletableFuture.completedFuture(
                    new BatchOutcome.Failed(new RequestFailure.Declined(new IllegalStateException("another version")))),
            WriteOptions.builder().bufferBytes(1 << 20).recordedFailures(20).build());

    @Test
    void beyondItsBoundTheKeyAndTheCauseAreKept() {
        for (int i = 0; i < 40; i++) {
            writer.put("k" + i).join();
        }
        writer.flush().join();

        List<FailedWrite> failures = writer.result().failures();
        assertThat(failures).hasSize(20);
        assertThat(failures.subList(0, 3)).allMatch(failure -> !failure.isKeyOnly());
        assertThat(failures.get(2).write().item()).containsKey("text");
        assertThat(failures.subList(3, 20)).allMatch(FailedWrite::isKeyOnly);
        assertThat(failures.get(3).write().item()).isEqualTo(Map.of("pk", "k3"));
        assertThat(failures.get(3).attempts()).isOne();
        assertThat(failures).allMatch(failure -> failure.cause() instanceof IllegalStateException);
        assertThat(writer.result().keyOnlyFailures()).isEqualTo(17);
    }

    @Test
    void listenersReceiveEachItemAsAWhole() {
        for (int i = 0; i < 40; i++) {
            writer.put("k" + i).join();
        }
        writer.flush().join();

        assertThat(told)
                .hasSize(40)
                .allMatch(failure ->
                        !failure.isKeyOnly() && failure.write().item().containsKey("text"));
    }

    @Test
    void itemsThatCouldNotBeEncodedCountAsWell() {
        for (int i = 0; i < 10; i++) {
            writer.put("bad" + i).join();
        }

        List<FailedWrite> failures = writer.result().failures();
        assertThat(failures.subList(0, 3)).allMatch(failure -> failure.write().source() != null);
        assertThat(failures.subList(3, 10)).allMatch(FailedWrite::isKeyOnly);
        assertThat(failures.get(9).write())
                .isEqualTo(new ItemWrite("t", ItemWrite.Kind.PUT, Map.of("pk", "bad9"), null));
    }

    @Test
    void theFailureOfTheCloseSaysOfHowManyTheItemIsNotKept() {
        for (int i = 0; i < 10; i++) {
            writer.put("k" + i).join();
        }

        assertThatThrownBy(() -> writer.close().join())
                .cause()
                .isInstanceOf(BatchWriteException.class)
                .hasMessageContaining("Of 7 of the 10 failures that are listed, the key is kept without its item")
                .hasMessageContaining("dynox.write.buffer-size");
    }

    private static final class Keys implements KeyReader<String> {
        @Override
        public Object key(ItemWrite.Kind operation, String payload) {
            return payload;
        }

        @Override
        public List<String> names() {
            return List.of("pk");
        }
    }

    private static final class LargeItems implements WriteCodec<String, String> {
        @Override
        public PendingWrite<String> put(String item) {
            if (item.startsWith("bad")) {
                throw new InvalidItemException("t", null, "bad");
            }
            return new PendingWrite<>(ItemWrite.Kind.PUT, item, ITEM_BYTES, ITEM_BYTES);
        }

        @Override
        public PendingWrite<String> delete(Map<String, ?> key) {
            throw new UnsupportedOperationException("only puts");
        }

        @Override
        public Map<String, ?> describe(ItemWrite.Kind operation, String payload) {
            return describeInvalid(payload);
        }

        @Override
        public Map<String, ?> describeInvalid(String item) {
            return Map.of("pk", item, "text", "x".repeat(ITEM_BYTES));
        }
    }
}
