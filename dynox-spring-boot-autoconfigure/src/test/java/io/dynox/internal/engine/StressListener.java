package io.dynox.internal.engine;

import io.dynox.event.BatchListener;

/** User code that throws at times. */
final class StressListener implements BatchListener {

    private final StressTable table;

    StressListener(StressTable table) {
        this.table = table;
    }

    private void raise() {
        switch (table.draw(60)) {
            case 0 -> throw new IllegalStateException("user code");
            case 1 -> throw new NoClassDefFoundError("user code");
            case 2 -> throw new AssertionError("user code");
            default -> {}
        }
    }

    @Override
    public void requestSent(RequestSent event) {
        raise();
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        raise();
    }

    @Override
    public void writesEnded(WritesEnded event) {
        raise();
    }
}
