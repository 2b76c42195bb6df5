package io.dynox.internal.engine.scan;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The seam to the service for scans and queries: asks for one page, once, without retries of its own. Thread-safe.
 *
 * @param <P> a place in the table
 * @param <I> an item as it is received
 */
@FunctionalInterface
public interface PageTransport<P, I> {

    /**
     * Asks for a page.
     *
     * @param segment the part of the table, from zero on
     * @param from where the page begins; null for the first one of the segment
     * @param room how many items are wanted; a page with as many is the last one
     * @return a stage that completes with the outcome; a failed stage, or a throw, counts as {@link PageOutcome.Failed}
     */
    CompletionStage<PageOutcome<P, I>> read(int segment, @Nullable P from, long room);
}
