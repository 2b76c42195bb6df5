/**
 * What the page of the sample sees while writers work: figures, and the cities as they are confirmed, sent as server-sent events.
 * The rooms that have something of their own to show contribute a {@link io.dynox.sample.live.LivePart}.
 */
@NullMarked
package io.dynox.sample.live;

import org.jspecify.annotations.NullMarked;
