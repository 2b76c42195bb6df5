package io.dynox.sample.live;

import java.util.Arrays;

/**
 * Where the confirmed cities lie, in the order of their confirmation: three bytes each, twelve bits for the longitude and twelve for
 * the latitude, which is a grid of 10 by 5 km at the equator. A client that knows how many points it has asks for those since; so nothing
 * is kept for a slow page, and a page that opens late asks from the beginning.
 *
 * <p>Thread-safe.
 */
final class MapPoints {

    static final int POINT_BYTES = 3;

    private static final int STEPS = 4_095;
    private static final double DEGREES_AROUND = 360;
    private static final double DEGREES_DOWN = 180;
    private static final int FIRST_BYTES = 1 << 12;

    private final Object lock = new Object();
    private final int most;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int used;
    private int round;

    /**
     * Makes an empty one.
     *
     * @param most how many points are kept; further ones are left out until the next round
     */
    MapPoints(int most) {
        this.most = most;
    }

    /** Begins anew, without points. */
    void clear() {
        synchronized (lock) {
            used = 0;
            round++;
        }
    }

    /** Adds places, as {@link #pack} makes them. */
    void add(int[] packed, int count) {
        synchronized (lock) {
            int fitting = Math.min(count, most - used / POINT_BYTES);
            int needed = used + fitting * POINT_BYTES;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
            }
            for (int i = 0; i < fitting; i++) {
                bytes[used++] = (byte) (packed[i] >> 16);
                bytes[used++] = (byte) (packed[i] >> 8);
                bytes[used++] = (byte) packed[i];
            }
        }
    }

    /** The points that follow {@code place}, at most {@code most}; those from the first on if a round has begun since. */
    Slice since(Place place, int most) {
        synchronized (lock) {
            int from = place.round() == round ? place.points() * POINT_BYTES : 0;
            int to = Math.min(used, from + most * POINT_BYTES);
            return new Slice(
                    from == 0, Arrays.copyOfRange(bytes, from, to), new Place(round, to / POINT_BYTES), to == used);
        }
    }

    static int pack(double latitude, double longitude) {
        int x = (int) Math.round((longitude + DEGREES_AROUND / 2) / DEGREES_AROUND * STEPS);
        int y = (int) Math.round((DEGREES_DOWN / 2 - latitude) / DEGREES_DOWN * STEPS);
        return clamp(x) << 12 | clamp(y);
    }

    private static int clamp(int step) {
        return Math.max(0, Math.min(STEPS, step));
    }

    /** How far a page is. */
    record Place(int round, int points) {

        static final Place START = new Place(-1, 0);
    }

    /**
     * Points of one round.
     *
     * @param isFirst whether what was shown before is of another round
     * @param bytes the points
     * @param next where the next ones begin
     * @param isLast whether there are no more for now
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Slice(boolean isFirst, byte[] bytes, Place next, boolean isLast) {

        int points() {
            return bytes.length / POINT_BYTES;
        }
    }
}
