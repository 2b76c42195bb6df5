package io.dynox.engine;

import io.dynox.BatchListener;
import io.dynox.BatchWriteResult;
import io.dynox.EngineInsight;
import io.dynox.FailedWrite;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls every listener, whatever the others do: an exception is logged, and changes nothing else.
 *
 * <p>Thread-safe as far as the listeners are.
 */
final class SafeListener implements BatchListener {

    private static final Logger LOG = LoggerFactory.getLogger(BatchListener.class);

    private final List<BatchListener> listeners;

    SafeListener(List<BatchListener> listeners) {
        this.listeners = List.copyOf(listeners);
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
    public void writesEnded(WritesEnded event) {
        each(listener -> listener.writesEnded(event));
    }

    @Override
    public void itemFailed(FailedWrite failure) {
        each(listener -> listener.itemFailed(failure));
    }

    @Override
    public void getCompleted(GetCompleted event) {
        each(listener -> listener.getCompleted(event));
    }

    private void each(Consumer<BatchListener> call) {
        for (BatchListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Batch listener {} failed; the operation goes on",
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}
