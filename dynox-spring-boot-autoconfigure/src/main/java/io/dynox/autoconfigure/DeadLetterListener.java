package io.dynox.autoconfigure;

import io.dynox.DeadLetterHandler;
import io.dynox.FailedWrite;
import io.dynox.event.BatchListener;

/** Hands given-up writes to a dead-letter handler. Thread-safe as far as the handler is. */
record DeadLetterListener(DeadLetterHandler handler) implements BatchListener {

    @Override
    public void itemFailed(FailedWrite failure) {
        handler.handle(failure);
    }
}
