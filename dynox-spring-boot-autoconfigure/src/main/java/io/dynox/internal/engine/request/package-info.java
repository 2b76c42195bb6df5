/**
 * How requests are sent and what comes back: the one loop that writes, reads and scans share, the kinds of failure, and
 * the attempts at one piece of work. Used by the rooms {@code write}, {@code read} and {@code scan}; transports make the
 * failures.
 */
@NullMarked
package io.dynox.internal.engine.request;

import org.jspecify.annotations.NullMarked;
