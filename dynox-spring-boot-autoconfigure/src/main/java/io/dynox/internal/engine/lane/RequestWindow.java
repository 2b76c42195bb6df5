package io.dynox.internal.engine.lane;

/**
 * How much may be in flight for a table: grows while the table keeps up (doubling at first, then by one a round trip),
 * shrinks by a factor when it throttles, at most once for what was sent under one size. One unit of weight is a request of
 * up to 25 KB; larger ones weigh more.
 *
 * <p>At its floor of one it can't shrink; then {@link Lane} pauses between requests. Not thread-safe; owned by {@link
 * Lane}.
 */
public final class RequestWindow {

    private static final double FLOOR = 1;
    private static final double START = 4;
    private static final double DECREASE = 0.7;
    private static final int UNITS_PER_PLACE = 25;

    private final int ceiling;
    private double limit;
    private boolean starting = true;
    private long lastDecreaseNanos;
    private boolean everDecreased;
    private int inFlight;
    private final Silence silence = new Silence();

    RequestWindow(int ceiling) {
        this.ceiling = ceiling;
        this.limit = Math.min(START, ceiling);
    }

    /** A request may be sent, whatever its weight, while there is any room: so no request is too large. */
    boolean hasRoom() {
        return inFlight < (int) limit;
    }

    void add(int weight) {
        inFlight += weight;
    }

    void remove(int weight) {
        inFlight -= weight;
    }

    /** Records the end of a request. Returns whether even one request at a time is too much for the table. */
    boolean ended(int weight, long sentNanos, Signal signal, long now) {
        boolean wasAtFloor = isAtFloor();
        switch (signal) {
            case KEEPS_UP -> {
                grow(weight);
                silence.ends();
            }
            case CONGESTED -> {
                shrink(sentNanos, now);
                silence.ends();
            }
            case BLOCKED -> {
                shrink(sentNanos, now);
                silence.goesOn(sentNanos, now);
            }
            case NONE -> {}
        }
        remove(weight);
        return signal == Signal.BLOCKED && wasAtFloor;
    }

    /** How long the row of requests of which nothing was processed is, as far as it came after a moment. */
    long silentNanos(long afterNanos) {
        return silence.nanosAfter(afterNanos);
    }

    /** The number of such a row, from one on; zero while none lasts. */
    int silentRow() {
        return silence.row();
    }

    /** A request was processed as a whole. To be called while it still counts as in flight. */
    void grow(int weight) {
        boolean isLimiting = inFlight * 2 >= (int) limit;
        if (isLimiting) {
            limit = Math.min(ceiling, limit + (starting ? weight : weight / limit));
        }
    }

    /** A request that was sent at {@code sentNanos} met a limit of the table. */
    void shrink(long sentNanos, long now) {
        starting = false;
        if (everDecreased && sentNanos - lastDecreaseNanos < 0) {
            return;
        }
        everDecreased = true;
        lastDecreaseNanos = now;
        limit = Math.max(FLOOR, limit * DECREASE);
    }

    boolean isAtFloor() {
        return (int) limit <= FLOOR;
    }

    boolean isIdle() {
        return inFlight == 0;
    }

    int ceiling() {
        return ceiling;
    }

    int size() {
        return (int) limit;
    }

    /** The weight of a request: one for each started 25 units, but never more than fits a window that is free. */
    public static int weight(long units) {
        return (int) Math.max(1, (units + UNITS_PER_PLACE - 1) / UNITS_PER_PLACE);
    }

    /**
     * A row of requests to a table of which nothing was processed: from when the first one was sent until the last one ended.
     * Not thread-safe; owned by {@link RequestWindow}.
     */
    private static final class Silence {

        private boolean isOn;
        private int rows;
        private long sinceNanos;
        private long lastNanos;

        /** Something was processed. */
        void ends() {
            isOn = false;
        }

        /** Nothing was processed of a request that ended now. */
        void goesOn(long sentNanos, long now) {
            if (!isOn) {
                isOn = true;
                rows++;
                sinceNanos = sentNanos;
            }
            lastNanos = now;
        }

        /** Its number; zero when it doesn't last. */
        int row() {
            return isOn ? rows : 0;
        }

        /** Its length, as far as it came after a moment; zero when the last request was processed, be it in part. */
        long nanosAfter(long momentNanos) {
            long ofRow = lastNanos - sinceNanos;
            return isOn ? Math.max(0, Math.min(ofRow, lastNanos - momentNanos)) : 0;
        }
    }
}
