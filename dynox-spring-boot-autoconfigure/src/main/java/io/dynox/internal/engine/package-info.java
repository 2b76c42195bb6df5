/**
 * The batch engine: buffering, ordering, sending and retrying, without AWS, Spring or Micrometer types. Internal;
 * {@link io.dynox.internal.engine.BatchEngine} is its door, its rooms are the packages below it, and what carries the
 * requests stands behind the transports of the rooms {@code write}, {@code read} and {@code scan}.
 */
@NullMarked
package io.dynox.internal.engine;

import org.jspecify.annotations.NullMarked;
