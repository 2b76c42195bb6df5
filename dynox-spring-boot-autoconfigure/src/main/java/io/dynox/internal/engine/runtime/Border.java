package io.dynox.internal.engine.runtime;

import io.dynox.internal.TextlessException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The border to code that isn't the engine's: listeners, contexts, executors, mappings, clients. Whatever it throws,
 * {@link Error}s included, is logged here and doesn't reach the engine, so that it can't skip the end of a request, the
 * completion of a future, or another task of the same thread. Thread-safe.
 */
public final class Border {

    private static final Logger LOG = LoggerFactory.getLogger(Border.class);

    /** Serves the log alone: code that fails at every call must not fill it. */
    private static final AtomicLong FAILURES = new AtomicLong();

    private Border() {}

    /**
     * Runs foreign code.
     *
     * @param what names the code in the log
     */
    @SuppressWarnings("CatchThrowable") // the one place for it: nothing may pass
    public static void run(String what, Runnable foreign) {
        try {
            foreign.run();
        } catch (Throwable failure) {
            failed(what, failure);
        }
    }

    /**
     * Calls foreign code.
     *
     * @param what names the code in the log
     * @param instead the answer when it throws
     */
    @SuppressWarnings("CatchThrowable") // the one place for it: nothing may pass
    public static <R> R call(String what, Supplier<? extends R> foreign, Supplier<? extends R> instead) {
        try {
            return foreign.get();
        } catch (Throwable failure) {
            failed(what, failure);
            return instead.get();
        }
    }

    /** A task that runs once, however often it is called. */
    public static Runnable once(Runnable task) {
        AtomicBoolean hasRun = new AtomicBoolean();
        return () -> {
            if (hasRun.compareAndSet(false, true)) {
                task.run();
            }
        };
    }

    /** Logs the first failure, the second, the fourth, the eighth, and so on. */
    private static void failed(String what, Throwable failure) {
        long count = FAILURES.incrementAndGet();
        if (Long.bitCount(count) > 1) {
            return;
        }
        LOG.atWarn()
                .setMessage("{} failed, the {}. failure of such code; the operation goes on")
                .addArgument(what)
                .addArgument(count)
                .addKeyValue("error.type", failure.getClass().getName())
                .setCause(TextlessException.inLog(LOG.isTraceEnabled(), failure))
                .log();
    }
}
