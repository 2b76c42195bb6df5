package io.dynox.internal.engine;

/** A write of the mixed simulation, with what the table knows of it. */
final class FoulWrite {

    final int key;
    /** Whether reading it, or describing it afterwards, throws. */
    final boolean isBroken;
    /** Whether its partition throttles whatever carries it. */
    final boolean isHot;

    int attempts;
    int firstRequest;
    /** When it was issued and when it was taken; when it was given up. */
    long issuedNanos;

    long takenNanos;
    long endedNanos;
    private int confirmations;
    private boolean isUnknown;

    FoulWrite(int key, boolean isBroken, boolean isHot) {
        this.key = key;
        this.isHot = isHot;
        this.isBroken = isBroken;
    }

    void sent(int request) {
        if (attempts++ == 0) {
            firstRequest = request;
        }
    }

    void confirmed() {
        confirmations++;
    }

    /** The client kept the last answer to itself. */
    void unknown() {
        isUnknown = true;
    }

    boolean isConfirmed() {
        return confirmations > 0;
    }

    boolean isConfirmedForSure() {
        return isConfirmed() && !isUnknown;
    }

    @Override
    public String toString() {
        return "write " + key + " (" + attempts + " attempts)";
    }
}
