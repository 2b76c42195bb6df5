package io.dynox.test.internal.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a connection that takes too long. Not thread-safe; owned by the connection's event loop. */
final class Deadline {

    private final Channel channel;
    private @Nullable Future<?> closing;

    Deadline(Channel channel) {
        this.channel = channel;
    }

    /** Starts anew: the connection has {@code limit} from now. */
    void restart(Duration limit) {
        stop();
        closing = channel.eventLoop().schedule(this::close, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void close() {
        ChannelFuture unused = channel.close();
    }

    /** The connection has all the time it wants. */
    void stop() {
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }
}
