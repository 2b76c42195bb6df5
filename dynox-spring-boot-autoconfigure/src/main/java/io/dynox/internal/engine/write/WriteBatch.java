package io.dynox.internal.engine.write;

import io.dynox.ItemWrite;
import io.dynox.internal.engine.lane.RequestWindow;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.request.Request;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.write.BatchOutcome.Replied;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal batch: 1 to 25 writes with distinct keys. It holds the payloads that were sent, as a slot's content may move on.
 *
 * <p>Built under the lock of {@link WriteBuffer}, not changed afterwards.
 */
final class WriteBatch<P> extends Request {

    final List<KeySlot<P>> slots;
    /** Whether its writes were split off a rejected batch. */
    boolean isIsolated;

    private final List<P> payloads;
    /** The flush that waits for one of its writes, the first if there are several; null where none does. */
    private @Nullable SafeListener flush;

    private long itemBytes;
    private ItemWrite.Kind kind = ItemWrite.Kind.PUT;

    WriteBatch(int capacity) {
        this.slots = new ArrayList<>(capacity);
        this.payloads = new ArrayList<>(capacity);
    }

    @Override
    public int size() {
        return slots.size();
    }

    @Override
    public long itemBytes() {
        return itemBytes;
    }

    @Override
    public int weight() {
        return RequestWindow.weight(units);
    }

    /** Whether a further write fits, with which the request takes {@code wireBytes} bytes. */
    boolean hasRoom(PendingWrite<P> write, long wireBytes, long maxUnits) {
        return wireBytes <= WriteTransport.MAX_BYTES && units + write.units() <= maxUnits;
    }

    void add(KeySlot<P> slot) {
        PendingWrite<P> write = slot.current;
        if (slots.isEmpty()) {
            kind = write.kind();
        }
        FlushMark mark = write.mark;
        if (flush == null && mark != null) {
            flush = mark.listener;
        }
        fruitless = slots.isEmpty() ? write.fruitless() : Math.min(fruitless, write.fruitless());
        units += write.units();
        itemBytes += write.itemBytes;
        slots.add(slot);
        payloads.add(write.payload);
    }

    /** The listener of its request: that of the flush that it belongs to, or else the writer's. */
    SafeListener listenerOr(SafeListener writer) {
        return flush == null ? writer : flush;
    }

    /** The kind of its first write. */
    ItemWrite.Kind kind() {
        return kind;
    }

    /** What is sent. */
    List<P> payloads() {
        return Collections.unmodifiableList(payloads);
    }

    /** The write units that it cost, as the service says or, where it doesn't, at least. */
    double cost(BatchOutcome outcome) {
        return outcome.consumedUnits() > 0 ? outcome.consumedUnits() : chargedUnits(outcome);
    }

    /** The write units of those writes that the service charges, as far as the new items tell. */
    long chargedUnits(BatchOutcome outcome) {
        if (outcome instanceof Replied replied) {
            return unitsWithout(replied.unprocessed());
        }
        RequestFailure failure = outcome.failure();
        return failure != null && failure.isCharged() ? units : 0;
    }

    /** To be asked before it is settled: until then, its slots hold what was sent. */
    private long unitsWithout(BitSet unprocessed) {
        long processed = units;
        for (int i = unprocessed.nextSetBit(0); i >= 0; i = unprocessed.nextSetBit(i + 1)) {
            processed -= slots.get(i).current.units();
        }
        return processed;
    }
}
