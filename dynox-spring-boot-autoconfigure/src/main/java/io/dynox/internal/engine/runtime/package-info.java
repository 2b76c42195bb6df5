/**
 * What every room of the engine stands on: time, timers and randomness, calls of a transport, and the law of waiting. Knows
 * no other room.
 */
@NullMarked
package io.dynox.internal.engine.runtime;

import org.jspecify.annotations.NullMarked;
