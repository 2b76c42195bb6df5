package io.dynox.internal.engine.request;

import io.dynox.event.BatchListener.Outcome;
import io.dynox.internal.ServiceRequests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed as a whole: one type from the transports to the listeners. The texts of the causes hold no item
 * content, but for those of {@link Rejected}.
 */
public sealed interface RequestFailure {

    /** Nothing was processed, as the table or the account throttles. */
    record Throttled(Throwable cause, List<String> reasons) implements RequestFailure {

        /** Copies the reasons. */
        public Throttled {
            reasons = List.copyOf(reasons);
        }

        @Override
        public Outcome outcome() {
            return Outcome.THROTTLED;
        }
    }

    /**
     * Nothing was processed because of one of the items, and DynamoDB doesn't say which.
     *
     * @param cause its text may hold item content
     * @param reason what is known of it without item content
     */
    record Rejected(Throwable cause, String reason) implements RequestFailure {

        /** A failure of which nothing is known but its type. */
        public Rejected(Throwable cause) {
            this(cause, cause.getClass().getSimpleName());
        }

        @Override
        public Outcome outcome() {
            return Outcome.REJECTED;
        }
    }

    /** Nothing was processed because of the items themselves, each of them, and of no others: a condition doesn't hold. */
    record Declined(Throwable cause) implements RequestFailure {

        @Override
        public Outcome outcome() {
            return Outcome.REJECTED;
        }
    }

    /** Nothing was processed, and nothing will be until something is changed: no table, no permission. */
    record Refused(Throwable cause) implements RequestFailure {

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }

    /** No answer says what was processed; another attempt may succeed. */
    record Unanswered(Throwable cause) implements RequestFailure {

        @Override
        public Outcome outcome() {
            return Outcome.UNKNOWN;
        }
    }

    /** The exception behind it. */
    Throwable cause();

    /** Its name for listeners. */
    Outcome outcome();

    /** The id that the service gave to the request; null if there was no reply. */
    default @Nullable String requestId() {
        return ServiceRequests.idOf(cause());
    }

    /** Whether DynamoDB charges it, or may have: it was not answered, or a condition was evaluated and doesn't hold. */
    default boolean isCharged() {
        return this instanceof Unanswered || this instanceof Declined;
    }

    /** The throttling reasons that the service gave; empty for all but {@link Throttled}. */
    default List<String> reasons() {
        return List.of();
    }
}
