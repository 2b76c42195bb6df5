package io.dynox.internal.engine.operation;

import io.dynox.BatchProgress;
import io.dynox.BatchWriteResult;
import io.dynox.FailedWrite;
import io.dynox.event.BatchListener;
import io.dynox.event.CallerContext;
import io.dynox.event.CallerContext.Snapshot;
import io.dynox.event.EngineInsight;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationStarted;
import io.dynox.internal.TextlessException;
import io.dynox.internal.engine.runtime.Border;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls every listener, whatever the others do, in the context of the caller: what it throws is logged, and changes nothing
 * else. There is one for the engine, and one for each operation that a listener or a context distinguishes. Thread-safe as
 * far as the listeners are.
 */
public final class SafeListener implements BatchListener {

    private static final Logger LOG = LoggerFactory.getLogger(BatchListener.class);

    private final List<BatchListener> listeners;
    private final CallerContext contexts;
    private final Snapshot context;
    private final AtomicLong failures;

    /** Listeners that no context is restored for. */
    public SafeListener(List<BatchListener> listeners) {
        this(listeners, CallerContext.NONE);
    }

    /** Listeners of an engine. */
    public SafeListener(List<BatchListener> listeners, CallerContext contexts) {
        this(List.copyOf(listeners), contexts, Snapshot.EMPTY, new AtomicLong());
    }

    private SafeListener(List<BatchListener> listeners, CallerContext contexts, Snapshot context, AtomicLong failures) {
        this.listeners = listeners;
        this.contexts = contexts;
        this.context = context;
        this.failures = failures;
    }

    /** The listener of an operation of the current thread; this, if no listener and no context distinguishes it. */
    @Override
    public SafeListener operationStarted(OperationStarted event) {
        Snapshot captured = Border.call("A caller's context", contexts::capture, () -> Snapshot.EMPTY);
        boolean same = captured == context;
        List<BatchListener> own = new ArrayList<>(listeners.size());
        for (BatchListener listener : listeners) {
            BatchListener ofOperation = started(listener, event);
            same &= ofOperation == listener;
            own.add(ofOperation);
        }
        return same ? this : new SafeListener(own, contexts, captured, failures);
    }

    /** Runs a task in the context of the operation's caller. */
    public void run(Runnable task) {
        if (context == Snapshot.EMPTY) {
            task.run();
            return;
        }
        Runnable once = Border.once(() -> Border.run("A task of the engine; please report this: it", task));
        Border.run("A caller's context", () -> context.run(once));
        // unless the context ran it
        once.run();
    }

    /** An executor in the context of the operation's caller. */
    Executor in(Executor executor) {
        return context == Snapshot.EMPTY ? executor : task -> executor.execute(() -> run(task));
    }

    @Override
    public void operationEnded(OperationEnded event) {
        each(listener -> listener.operationEnded(event));
    }

    @Override
    public void engineStarted(EngineInsight insight) {
        each(listener -> listener.engineStarted(insight));
    }

    @Override
    public void engineClosed(EngineInsight insight) {
        each(listener -> listener.engineClosed(insight));
    }

    @Override
    public void writerOpened(String table) {
        each(listener -> listener.writerOpened(table));
    }

    @Override
    public void writerClosed(BatchWriteResult result) {
        each(listener -> listener.writerClosed(result));
    }

    @Override
    public void requestSent(RequestSent event) {
        each(listener -> listener.requestSent(event));
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        each(listener -> listener.replyReceived(event));
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        each(listener -> listener.retryScheduled(event));
    }

    @Override
    public void throttled(Throttled event) {
        each(listener -> listener.throttled(event));
    }

    @Override
    public void rateLimited(RateLimited event) {
        each(listener -> listener.rateLimited(event));
    }

    @Override
    public void hotKeyFound(HotKey event) {
        each(listener -> listener.hotKeyFound(event));
    }

    @Override
    public void rateLimitChanged(RateLimitChanged event) {
        each(listener -> listener.rateLimitChanged(event));
    }

    @Override
    public void leaseEnded(LeaseEnded event) {
        each(listener -> listener.leaseEnded(event));
    }

    @Override
    public void writesEnded(WritesEnded event) {
        each(listener -> listener.writesEnded(event));
    }

    @Override
    public void itemFailed(FailedWrite failure) {
        each(listener -> listener.itemFailed(failure));
    }

    @Override
    public void progressed(BatchProgress event) {
        each(listener -> listener.progressed(event));
    }

    @Override
    public void givenUp(GivenUp event) {
        each(listener -> listener.givenUp(event));
    }

    @Override
    public void getCompleted(GetCompleted event) {
        each(listener -> listener.getCompleted(event));
    }

    private void each(Consumer<BatchListener> call) {
        if (context == Snapshot.EMPTY) {
            callEach(call);
        } else if (!listeners.isEmpty()) {
            run(() -> callEach(call));
        }
    }

    private void callEach(Consumer<BatchListener> call) {
        for (BatchListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error e) {
                failed(listener, e);
            }
        }
    }

    private BatchListener started(BatchListener listener, OperationStarted event) {
        try {
            BatchListener own = listener.operationStarted(event);
            return own == null ? listener : own;
        } catch (RuntimeException | Error e) {
            failed(listener, e);
            return listener;
        }
    }

    /** Logs the first failure, the second, the fourth, the eighth, and so on: a listener may fail at every event. */
    private void failed(BatchListener listener, Throwable failure) {
        long count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.atWarn()
                    .setMessage("Batch listener {} failed, the {}. failure of a listener; the operation goes on")
                    .addArgument(listener.getClass().getName())
                    .addArgument(count)
                    .addKeyValue("dynox.listener", listener.getClass().getName())
                    .addKeyValue("error.type", failure.getClass().getName())
                    .setCause(TextlessException.inLog(LOG.isTraceEnabled(), failure))
                    .log();
        }
    }
}
