package io.dynox.observation;

import io.dynox.OperationKind;
import io.dynox.event.BatchListener;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationStarted;
import io.dynox.internal.TextlessException;
import io.micrometer.observation.Observation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One operation and its requests. A writer that its caller holds open has no observation, as that might never end: its
 * flushes have, and requests that none of them waits for are children of what was current when the writer was opened.
 * Thread-safe.
 */
final class ObservedOperation implements BatchListener {

    private final DynoxObservations observations;
    private final DynoxOperationContext context;
    private final @Nullable Observation own;
    private final @Nullable Observation parentOfRequests;
    private final Map<Long, Observation> requests = new ConcurrentHashMap<>();

    private ObservedOperation(
            DynoxObservations observations,
            DynoxOperationContext context,
            @Nullable Observation own,
            @Nullable Observation parent) {
        this.observations = observations;
        this.context = context;
        this.own = own;
        this.parentOfRequests = own == null || own.isNoop() ? parent : own;
    }

    static ObservedOperation begin(
            DynoxObservations observations, OperationStarted event, @Nullable Observation parent) {
        DynoxOperationContext context = new DynoxOperationContext(event);
        Observation own = event.kind() == OperationKind.WRITER ? null : observations.start(event, context, parent);
        return new ObservedOperation(observations, context, own, parent);
    }

    /** A flush within a scoped write is a child of it; one of a writer belongs to the operation that asked for it. */
    @Override
    public BatchListener operationStarted(OperationStarted event) {
        Observation asking = own == null ? observations.current() : null;
        return begin(observations, event, asking == null ? parentOfRequests : asking);
    }

    @Override
    public void requestSent(RequestSent event) {
        requests.put(event.request(), observations.start(new DynoxRequestContext(event), parentOfRequests));
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        Observation request = requests.remove(event.request());
        if (request == null) {
            return;
        }
        if (request.getContext() instanceof DynoxRequestContext ofRequest) {
            ofRequest.end(event);
        }
        stop(request, event.error());
    }

    @Override
    public void throttled(Throttled event) {
        tell(DynoxObservation.Event.THROTTLED);
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        tell(DynoxObservation.Event.RETRY);
    }

    @Override
    public void operationEnded(OperationEnded event) {
        if (own != null) {
            context.end(event);
            stop(own, event.error());
        }
    }

    private void tell(Observation.Event event) {
        if (own != null) {
            own.event(event);
        }
    }

    private static void stop(Observation observation, @Nullable Throwable error) {
        if (error != null) {
            // tracers put the messages and the stack trace into the span
            observation.error(TextlessException.of(error));
        }
        observation.stop();
    }
}
