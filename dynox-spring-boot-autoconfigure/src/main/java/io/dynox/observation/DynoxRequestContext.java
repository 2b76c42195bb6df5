package io.dynox.observation;

import io.dynox.event.BatchListener.ReplyReceived;
import io.dynox.event.BatchListener.RequestSent;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an observed request. Nothing of the trace is sent along, as DynamoDB takes no notice of it.
 *
 * <p>Thread-safe.
 */
public final class DynoxRequestContext extends SenderContext<Object> {

    private final RequestSent sent;
    private volatile @Nullable ReplyReceived reply;

    DynoxRequestContext(RequestSent sent) {
        super((carrier, key, value) -> {}, Kind.CLIENT);
        this.sent = sent;
        setRemoteServiceName("dynamodb");
    }

    /** Returns what was sent: the table, and what the request carries. */
    public RequestSent sent() {
        return sent;
    }

    /** Returns how the request ended; empty until it has ended. */
    public Optional<ReplyReceived> reply() {
        return Optional.ofNullable(reply);
    }

    void end(ReplyReceived event) {
        this.reply = event;
    }
}
