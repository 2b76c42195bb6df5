package io.dynox.internal.engine.write;

import io.dynox.InvalidItemException;
import io.dynox.internal.engine.write.KeySlot.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The key index and the queues that slots stand in: ready (first in, first out), retry, or a batch in flight. Keeps the
 * order of writes to a key: one is beyond the buffer at most, a newer one replaces what waits and follows what is in
 * flight. Not thread-safe; owned by {@link WriteBuffer}.
 */
final class WriteQueues<P> {

    final RetryQueue<P> retries = new RetryQueue<>();
    private final WriteLedger<P> ledger;
    private final KeyIndex<P> slots = new KeyIndex<>();
    private final ArrayDeque<KeySlot<P>> ready = new ArrayDeque<>();
    private final int maxWrites;
    private final ArrayDeque<PendingWrite<P>> unkeyed = new ArrayDeque<>();
    private @Nullable KeyReader<P> keyReader;
    private long readyWireBytes;
    private int isolatedBatches;

    WriteQueues(WriteLedger<P> ledger, int maxWrites) {
        this.ledger = ledger;
        this.maxWrites = maxWrites;
    }

    /** The key schema of the table is known: writes that waited for it take their places. */
    void keyed(KeyReader<P> reader, Effects effects) {
        keyReader = reader;
        ledger.failures.keyed(reader.names());
        for (PendingWrite<P> write = unkeyed.poll(); write != null; write = unkeyed.poll()) {
            admit(write, null, effects);
        }
    }

    /**
     * Takes in an accepted write, counted as buffered.
     *
     * @param key its identity; null when the key schema of the table was unknown when it was issued
     */
    void admit(PendingWrite<P> write, @Nullable Object key, Effects effects) {
        KeyReader<P> reader = keyReader;
        if (reader == null) {
            unkeyed.add(write);
            return;
        }
        try {
            place(key != null ? key : reader.key(write.kind(), write.payload), write, effects);
        } catch (InvalidItemException e) {
            ledger.failed(write, State.READY, e, 0, effects);
        }
    }

    private void place(Object key, PendingWrite<P> write, Effects effects) {
        // most keys are new: one look at the index serves both
        KeySlot<P> fresh = new KeySlot<>(key, write);
        KeySlot<P> slot = slots.putIfAbsent(fresh);
        if (slot == null) {
            enqueue(fresh);
            return;
        }
        switch (slot.state) {
            case READY -> {
                readyWireBytes += write.wireBytes - slot.current.wireBytes;
                ledger.supersede(write, slot.current, State.READY, effects);
                slot.current = write;
            }
            case WAITING -> {
                ledger.counters.leave(State.READY);
                ledger.counters.enter(State.WAITING);
                ledger.supersede(write, slot.current, State.WAITING, effects);
                slot.current = write;
            }
            case IN_FLIGHT -> {
                if (slot.next != null) {
                    ledger.supersede(write, slot.next, State.READY, effects);
                }
                slot.next = write;
            }
        }
    }

    boolean isReadyEmpty() {
        return ready.isEmpty();
    }

    boolean hasFullBatch() {
        return ready.size() >= maxWrites || readyWireBytes >= WriteTransport.MAX_BYTES;
    }

    /** Whether the write that was placed last completed a batch: the moment to look for a place in the lane. */
    boolean isAtBatchBoundary() {
        int size = ready.size();
        return (size >= maxWrites && size % maxWrites == 0) || readyWireBytes >= WriteTransport.MAX_BYTES;
    }

    /** The write units of the least that the next batch holds. */
    long nextUnits(long now) {
        List<KeySlot<P>> group = retries.peekGroup();
        if (group != null) {
            return group.stream().mapToLong(slot -> slot.current.units()).sum();
        }
        KeySlot<P> due = retries.peekDue(now);
        KeySlot<P> next = due == null ? ready.peek() : due;
        return next == null ? 0 : next.current.units();
    }

    /**
     * Cuts a legal batch: a group to isolate, or due retries first and fresh writes after them.
     *
     * @param maxUnits the most write units that it holds, at least {@link #nextUnits}
     */
    WriteBatch<P> cut(long now, long maxUnits) {
        WriteBatch<P> batch = new WriteBatch<>(maxWrites);
        List<KeySlot<P>> group = retries.pollGroup();
        if (group != null) {
            isolatedBatches++;
            batch.isIsolated = true;
            group.forEach(slot -> send(slot, batch, now));
            return batch;
        }
        long wireBytes = 0;
        for (KeySlot<P> slot = retries.peekDue(now); slot != null && batch.size() < maxWrites; ) {
            wireBytes += slot.current.wireBytes;
            if (batch.size() > 0 && !batch.hasRoom(slot.current, wireBytes, maxUnits)) {
                return batch;
            }
            retries.removeHead();
            send(slot, batch, now);
            slot = retries.peekDue(now);
        }
        for (KeySlot<P> slot = ready.peek(); slot != null && batch.size() < maxWrites; slot = ready.peek()) {
            wireBytes += slot.current.wireBytes;
            if (batch.size() > 0 && !batch.hasRoom(slot.current, wireBytes, maxUnits)) {
                return batch;
            }
            ready.remove();
            readyWireBytes -= slot.current.wireBytes;
            ledger.marks.leaveReady(slot.current);
            send(slot, batch, now);
        }
        return batch;
    }

    /** The slot's write ended; a newer one behind it moves up. */
    void complete(KeySlot<P> slot) {
        PendingWrite<P> next = slot.next;
        if (next == null) {
            slots.remove(slot);
            return;
        }
        slot.current = next;
        slot.next = null;
        enqueue(slot);
    }

    /** The slot's write wasn't written: it waits for another request, or a newer one takes its place. */
    void comeBack(KeySlot<P> slot, Effects effects) {
        ledger.counters.leave(State.IN_FLIGHT);
        ledger.counters.enter(State.WAITING);
        slot.state = State.WAITING;
        PendingWrite<P> next = slot.next;
        if (next != null) {
            ledger.counters.leave(State.READY);
            ledger.counters.enter(State.WAITING);
            ledger.supersede(next, slot.current, State.WAITING, effects);
            slot.current = next;
            slot.next = null;
        }
    }

    /** A request ended: tells of the writes that were given up, those of a rejected batch together. */
    void tellGivenUp(WriteBatch<P> settled, Effects effects) {
        if (settled.isIsolated) {
            isolatedBatches--;
        }
        if (isolatedBatches == 0 && !retries.hasGroup()) {
            ledger.tellGivenUp(effects);
        }
    }

    /** Removes every write that is not in flight, and hands it over with the place that it is counted in. */
    void drain(BiConsumer<PendingWrite<P>, State> end) {
        ledger.stalls.gaveUp();
        for (PendingWrite<P> write = unkeyed.poll(); write != null; write = unkeyed.poll()) {
            end.accept(write, State.READY);
        }
        for (KeySlot<P> slot = ready.poll(); slot != null; slot = ready.poll()) {
            slots.remove(slot);
            ledger.marks.leaveReady(slot.current);
            end.accept(slot.current, State.READY);
        }
        readyWireBytes = 0;
        for (KeySlot<P> slot : retries.drain()) {
            slots.remove(slot);
            end.accept(slot.current, State.WAITING);
        }
        slots.forEach(slot -> {
            PendingWrite<P> next = slot.next;
            slot.next = null;
            if (next != null) {
                end.accept(next, State.READY);
            }
        });
    }

    /** Removes the writes in flight, whose outcome is no longer waited for. */
    List<PendingWrite<P>> abandonInFlight() {
        List<PendingWrite<P>> abandoned = new ArrayList<>();
        slots.forEach(slot -> abandoned.add(slot.current));
        slots.clear();
        return abandoned;
    }

    private void enqueue(KeySlot<P> slot) {
        slot.state = State.READY;
        ready.add(slot);
        readyWireBytes += slot.current.wireBytes;
        ledger.marks.enterReady(slot.current);
    }

    private void send(KeySlot<P> slot, WriteBatch<P> batch, long now) {
        PendingWrite<P> write = slot.current;
        ledger.counters.leave(slot.state);
        ledger.counters.enter(State.IN_FLIGHT);
        slot.state = State.IN_FLIGHT;
        if (write.attempts() > 0) {
            ledger.counters.retries++;
        }
        batch.add(slot);
        write.sent(now);
    }
}
