package io.dynox.sample;

import io.dynox.BatchWriteResult;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far a writer is, by asking for its account several times a second: a bar in a terminal, a line in the log now
 * and then elsewhere.
 *
 * <p>Thread-safe.
 */
final class ImportProgress implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImportProgress.class);
    private static final Duration BAR_INTERVAL = Duration.ofMillis(100);
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(2);
    private static final int LINE_LENGTH = 110;

    private final ProgressBar bar;
    private final ScheduledExecutorService ticker;
    private final long intervalMillis;
    private volatile @Nullable Supplier<BatchWriteResult> account;
    private volatile @Nullable Future<?> ticking;

    private ImportProgress(ProgressBar bar, Duration interval) {
        this.bar = bar;
        this.intervalMillis = interval.toMillis();
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "import-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Progress towards {@code rows} writes. */
    static ImportProgress of(long rows) {
        boolean terminal = Terminals.isTerminal(System.console());
        Duration interval = terminal ? BAR_INTERVAL : LINE_INTERVAL;
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName("Importing")
                .setInitialMax(rows)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" rows", 1)
                .showSpeed()
                .setUpdateIntervalMillis(Math.toIntExact(interval.toMillis()))
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(System.err)
                                : new DelegatingProgressBarConsumer(new Lines(), LINE_LENGTH));
        return new ImportProgress(builder.build(), interval);
    }

    /** Shows what an account says from now on. */
    void watch(Supplier<BatchWriteResult> account) {
        this.account = account;
        ticking = ticker.scheduleAtFixedRate(this::show, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    private void show() {
        Supplier<BatchWriteResult> watched = account;
        if (watched != null) {
            BatchWriteResult now = watched.get();
            bar.setExtraMessage(" " + now.retries() + " retries");
            bar.stepTo(now.account().accepted() - now.account().pending());
        }
    }

    @Override
    public void close() {
        Future<?> ticks = ticking;
        if (ticks != null) {
            ticks.cancel(false);
        }
        ticker.shutdown();
        show();
        bar.close();
    }

    /** Logs what is new; the bar repeats its last line when it is closed. */
    private static final class Lines implements Consumer<String> {

        private final AtomicReference<String> last = new AtomicReference<>("");

        @Override
        public void accept(String line) {
            if (!line.equals(last.getAndSet(line))) {
                log.info(line);
            }
        }
    }
}
