package io.dynox.internal.engine;

import io.dynox.ItemWrite;

/** A write of the simulation, with what the service knows of it. */
final class SimulatedWrite {

    final SimulatedCaller caller;
    /** Its place in the order in which the callers issued writes, unique in a run. */
    final int id;

    final ItemWrite.Kind operation;
    /** Its key, used by one caller only; negative for one that the key schema doesn't allow. */
    final int key;

    final int bytes;
    /** Whether the service refuses every request that carries it. */
    final boolean isPoison;

    int attempts;
    /** Requests in a row that carried it and made no progress. */
    int fruitless;
    /** When its wait for another request may end at the latest, as far as its own attempts tell. */
    long dueNanos;

    long issuedNanos;
    int issuedEvent;
    long firstSentNanos;
    long sentNanos;
    /** The event in which it was sent first. */
    int firstSentEvent;

    /** Its budget was spent when its last request ended: it must not be sent again. */
    boolean isSpent;
    /** As above, as far as the clocks of both sides may differ. */
    boolean mayBeSpent;

    /** When it failed, the table had answered nothing but failures for the deadline. */
    boolean wasSilent;

    boolean isConfirmed;
    boolean mayBeApplied;

    SimulatedWrite(SimulatedCaller caller, int id, ItemWrite.Kind operation, int key, int bytes, boolean isPoison) {
        this.caller = caller;
        this.id = id;
        this.operation = operation;
        this.key = key;
        this.bytes = bytes;
        this.isPoison = isPoison;
    }

    boolean isValid() {
        return key >= 0 && bytes <= SimulatedCodec.MAX_BYTES;
    }

    /** What it costs, in write units. */
    int units() {
        return Math.max(1, (bytes + 1023) / 1024);
    }

    @Override
    public String toString() {
        return operation + " " + id + " of key " + key + " (" + bytes + " bytes, " + attempts + " attempts)";
    }
}
