package io.dynox.sample;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What an open page costs an import: imports with and without one in turns, in one process. The page is a process of its own, that reads
 * the events ({@code curl}). Prints the ratios of CPU time and of time, their median and quartiles. Runs with the class path of the
 * tests; {@code -Drounds} sets the number of pairs.
 */
final class PageCost {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = Integer.getInteger("rounds", 11);
    private static final long POLL_MILLIS = 5;
    private static final int QUARTILES = 4;

    private final Jobs jobs;
    private final String live;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private PageCost(ConfigurableApplicationContext application) {
        this.jobs = application.getBean(Jobs.class);
        this.live = "http://localhost:" + application.getEnvironment().getProperty("local.server.port") + "/live";
    }

    public static void main(String[] arguments) throws Exception {
        ConfigurableApplicationContext application = SpringApplication.run(
                SampleApplication.class,
                "--server.port=0",
                "--sample.import-at-start=false",
                "--logging.level.io.dynox=warn");
        PageCost cost = new PageCost(application);
        double[] cpu = new double[ROUNDS];
        double[] time = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            boolean pageFirst = round % 2 == 0;
            long[] first = cost.run(pageFirst);
            long[] second = cost.run(!pageFirst);
            long[] with = pageFirst ? first : second;
            long[] without = pageFirst ? second : first;
            if (round >= 0) {
                cpu[round] = (double) with[0] / without[0];
                time[round] = (double) with[1] / without[1];
                System.out.printf(Locale.ROOT, "CPU %.3f, time %.3f%n", cpu[round], time[round]);
            }
        }
        print("CPU", cpu);
        print("time", time);
        System.exit(SpringApplication.exit(application));
    }

    /** The CPU time of this process and the time, in nanoseconds. */
    private long[] run(boolean isPageOpen) throws Exception {
        Process page = isPageOpen
                ? new ProcessBuilder("curl", "-sN", live)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                : null;
        try {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(500);
            long cpu = system.getProcessCpuTime();
            long time = System.nanoTime();
            jobs.startImport();
            while (jobs.state() instanceof Jobs.State.Running) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            if (!(jobs.state() instanceof Jobs.State.Done)) {
                throw new IllegalStateException(String.valueOf(jobs.state()));
            }
            return new long[] {system.getProcessCpuTime() - cpu, System.nanoTime() - time};
        } finally {
            if (page != null) {
                page.destroyForcibly().waitFor();
            }
        }
    }

    private static void print(String what, double[] ratios) {
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.3f, quartiles %.3f and %.3f%n",
                what,
                ratios[ratios.length / 2],
                ratios[ratios.length / QUARTILES],
                ratios[ratios.length - 1 - ratios.length / QUARTILES]);
    }
}
