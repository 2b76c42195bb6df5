package io.dynox.comparison;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * What a piece of work cost, each item: the CPU and the memory of all threads of this process but those of the stub. Neither the
 * compiler nor the garbage collector are threads that show.
 *
 * @param cpuNanos the time on a CPU
 * @param bytes allocated
 * @param nanos the time that passed
 */
record Cost(double cpuNanos, double bytes, double nanos) {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Cost of(int items, Runnable work) {
        Map<Long, long[]> before = state();
        long start = System.nanoTime();
        work.run();
        long end = System.nanoTime();
        double cpu = 0;
        double bytes = 0;
        for (Map.Entry<Long, long[]> now : state().entrySet()) {
            long[] then = before.getOrDefault(now.getKey(), new long[2]);
            cpu += Math.max(0, now.getValue()[0] - then[0]);
            bytes += Math.max(0, now.getValue()[1] - then[1]);
        }
        return new Cost(cpu / items, bytes / items, (end - start) / (double) items);
    }

    private static Map<Long, long[]> state() {
        Map<Long, long[]> state = new HashMap<>();
        long[] ids = THREADS.getAllThreadIds();
        String[] names = new String[ids.length];
        var infos = THREADS.getThreadInfo(ids);
        for (int i = 0; i < ids.length; i++) {
            names[i] = infos[i] == null ? Stub.THREADS : infos[i].getThreadName();
        }
        long[] cpu = THREADS.getThreadCpuTime(ids);
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            if (!names[i].startsWith(Stub.THREADS)) {
                state.put(ids[i], new long[] {cpu[i], bytes[i]});
            }
        }
        return state;
    }
}
