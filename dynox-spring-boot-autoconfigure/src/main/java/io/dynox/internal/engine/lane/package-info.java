/**
 * What limits requests in flight: a lane for each table and kind of request, with its window and its rate limit. Used by
 * the rooms that send requests.
 */
@NullMarked
package io.dynox.internal.engine.lane;

import org.jspecify.annotations.NullMarked;
