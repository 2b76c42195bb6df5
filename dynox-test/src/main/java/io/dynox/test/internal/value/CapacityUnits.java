package io.dynox.test.internal.value;

/** Capacity units of reads and writes from sizes in bytes. Stateless. */
public final class CapacityUnits {

    private static final int WRITE_UNIT_BYTES = 1024;
    private static final int READ_UNIT_BYTES = 4096;

    private CapacityUnits() {}

    /** Units of a write, not transactional: one for each started KB, at least one. */
    public static double ofWrite(long sizeBytes) {
        return started(sizeBytes, WRITE_UNIT_BYTES);
    }

    /** Units of a read: one for each started 4 KB, at least one; half of that if eventually consistent. */
    public static double ofRead(long sizeBytes, boolean consistent) {
        double units = started(sizeBytes, READ_UNIT_BYTES);
        return consistent ? units : units / 2;
    }

    private static long started(long sizeBytes, int unitBytes) {
        return Math.max(1, (sizeBytes + unitBytes - 1) / unitBytes);
    }
}
