package io.dynox.sample;

import io.dynox.BatchProgress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far a writer is: a bar in a terminal, a line in the log now and then elsewhere.
 *
 * <p>Thread-safe.
 */
public final class JobProgress implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JobProgress.class);
    private static final Duration BAR_INTERVAL = Duration.ofMillis(100);
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(2);
    private static final long LAST_STATE_SECONDS = 5;
    private static final int LINE_LENGTH = 110;

    private final ProgressBar bar;
    private volatile @Nullable Watch watch;

    private JobProgress(ProgressBar bar) {
        this.bar = bar;
    }

    /** Progress of a task towards {@code rows} writes. */
    public static JobProgress of(String task, long rows) {
        boolean terminal = Terminals.isTerminal(System.console());
        Duration interval = terminal ? BAR_INTERVAL : LINE_INTERVAL;
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(rows)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" rows", 1)
                .hideEta()
                .setUpdateIntervalMillis(Math.toIntExact(interval.toMillis()))
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(System.err)
                                : new DelegatingProgressBarConsumer(new Lines(), LINE_LENGTH));
        return new JobProgress(builder.build());
    }

    /** Shows what a writer says from now on, until it has ended. */
    void watch(Publisher<BatchProgress> writer) {
        Watch started = new Watch(this);
        watch = started;
        writer.subscribe(started);
    }

    /**
     * Shows a state.
     *
     * @param done how many rows are written
     * @param text what stands beside the bar
     */
    public void show(long done, String text) {
        bar.setExtraMessage(text);
        bar.stepTo(done);
    }

    /** Shows the last state. */
    @Override
    public void close() {
        Watch started = watch;
        if (started != null) {
            started.awaitEnd();
        }
        bar.close();
    }

    /** How fast it goes, and how long it takes. */
    static String text(BatchProgress progress) {
        String timeLeft = progress.timeLeft()
                .map(left -> ", " + (left.toMillis() + 999) / 1_000 + " s left")
                .orElse("");
        return String.format(
                Locale.ROOT,
                " %,d/s%s, %,d retries",
                Math.round(progress.ratePerSecond()),
                timeLeft,
                progress.retries());
    }

    /** A bar keeps up with any writer, so it asks for every state at once. */
    private static final class Watch implements Subscriber<BatchProgress> {

        private final JobProgress bar;
        private final CountDownLatch ended = new CountDownLatch(1);

        Watch(JobProgress bar) {
            this.bar = bar;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(BatchProgress progress) {
            bar.show(progress.done(), text(progress));
        }

        @Override
        public void onError(Throwable failure) {
            log.warn("The progress is not known", failure);
            ended.countDown();
        }

        @Override
        public void onComplete() {
            ended.countDown();
        }

        void awaitEnd() {
            try {
                boolean unused = ended.await(LAST_STATE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
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
