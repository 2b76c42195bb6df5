package io.dynox;

import java.util.Optional;

/**
 * Says what a failed request means, where an application knows better than Dynox: behind a proxy with error codes of its
 * own, say. A bean of this type is asked before Dynox's own rules, which go by the types and codes of the SDK's exceptions.
 *
 * <p>Implementations are thread-safe and quick. An exception of theirs is logged, and Dynox's own rules apply.
 */
@FunctionalInterface
public interface FailureClassifier {

    /** What becomes of the writes or keys of a failed request. */
    enum Kind {
        /** Nothing was processed; the request is sent again after a backoff, and fewer are in flight. */
        RETRYABLE,
        /** Nothing was processed because of one item: the others are sent without it. Fails a read. */
        FATAL_FOR_ITEM,
        /** Nothing was processed, and repeating is no use: the writer or the read fails. */
        FATAL_FOR_WRITER,
        /** It is unknown what was processed; the request is sent again. */
        UNKNOWN_OUTCOME
    }

    /**
     * Says what a failure means.
     *
     * @param failure what the SDK's client failed with, unwrapped
     * @return the kind; empty to leave it to Dynox
     */
    Optional<Kind> classify(Throwable failure);
}
