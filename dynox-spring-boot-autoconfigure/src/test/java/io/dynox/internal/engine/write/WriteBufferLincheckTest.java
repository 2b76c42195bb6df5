package io.dynox.internal.engine.write;

import io.dynox.ItemWrite;
import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.runtime.StillRuntime;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Whatever the interleaving, what callers, replies and flushes see of a write buffer is what they would see one after the
 * other; the account adds up, and no key is in flight twice.
 */
@Param(name = "key", gen = IntGen.class, conf = "1:2")
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "written", gen = BooleanGen.class)
public class WriteBufferLincheckTest {

    private final WriteBuffer<String> buffer;
    /** The batch that a thread has in flight. */
    private final Map<Integer, WriteBatch<String>> batches = new ConcurrentHashMap<>();

    private final Set<Object> keysInFlight = ConcurrentHashMap.newKeySet();

    public WriteBufferLincheckTest() {
        WriteTransport<String> unused = (table, payloads) -> {
            throw new UnsupportedOperationException("the test cuts and settles");
        };
        buffer = new WriteBuffer<>(
                new WriterSetup<>(
                        "t",
                        new TextCodec(),
                        unused,
                        WriteOptions.builder().linger(Duration.ZERO).build(),
                        new StillRuntime(),
                        new SafeListener(List.of())),
                () -> {},
                () -> {});
        buffer.keyed((operation, payload) -> payload);
    }

    @Operation
    public boolean offer(@Param(name = "key") int key) {
        PendingWrite<String> write = new PendingWrite<>(ItemWrite.Kind.PUT, "k" + key, 10, 10);
        return buffer.offer(write, write.payload).isDone();
    }

    @Operation
    public String cut(@Param(name = "thread") int thread) {
        if (batches.containsKey(thread)) {
            return "busy";
        }
        WriteBatch<String> batch = buffer.cut();
        if (batch == null) {
            return "nothing";
        }
        for (KeySlot<String> slot : batch.slots) {
            if (!keysInFlight.add(slot.key)) {
                throw new IllegalStateException(slot.key + " is in flight twice");
            }
        }
        batches.put(thread, batch);
        return batch.payloads().stream().sorted().collect(Collectors.joining(","));
    }

    @Operation
    public boolean settle(@Param(name = "thread") int thread, @Param(name = "written") boolean written) {
        WriteBatch<String> batch = batches.remove(thread);
        if (batch == null) {
            return false;
        }
        batch.slots.forEach(slot -> keysInFlight.remove(slot.key));
        BitSet unprocessed = new BitSet();
        unprocessed.set(0, written ? 0 : batch.size());
        buffer.settle(batch, new BatchOutcome.Replied(unprocessed, 1, null), again -> {});
        return true;
    }

    @Operation
    public boolean flush() {
        return buffer.flush(new SafeListener(List.of())).done().isDone();
    }

    @Operation
    public WriteAccount account() {
        WriteAccount account = buffer.statement().account();
        if (!account.isBalanced()) {
            throw new IllegalStateException("doesn't add up: " + account);
        }
        return account;
    }

    @Validate
    public void whatIsLeftCanBeSent() {
        batches.keySet().forEach(thread -> settle(thread, true));
        while (!cut(0).equals("nothing")) {
            settle(0, true);
        }
        if (account().pending() != 0) {
            throw new IllegalStateException("left behind: " + account());
        }
    }

    @Test
    void behavesAsIfCallsCameOneAfterTheOther() {
        new ModelCheckingOptions()
                // Kotlin hides the name; the usual ten seconds take a busy machine for a deadlock
                .invocationTimeout$lincheck(300_000)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(1)
                .iterations(5)
                .invocationsPerIteration(30)
                .check(WriteBufferLincheckTest.class);
    }
}
