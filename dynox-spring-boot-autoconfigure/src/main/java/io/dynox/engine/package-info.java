/**
 * The batch engine: buffering, ordering, dispatching and retrying, without AWS, Spring or Micrometer types.
 * Internal; {@link io.dynox.engine.BatchEngine} is its door, and {@code io.dynox.sdk} its only user.
 */
@NullMarked
package io.dynox.engine;

import org.jspecify.annotations.NullMarked;
