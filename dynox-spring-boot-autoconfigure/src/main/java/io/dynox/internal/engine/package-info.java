/**
 * The batch engine: buffering, ordering, dispatching and retrying, without AWS, Spring or Micrometer types.
 * Internal; {@link io.dynox.internal.engine.BatchEngine} is its door, and {@code io.dynox.internal.sdk} its only user.
 */
@NullMarked
package io.dynox.internal.engine;

import org.jspecify.annotations.NullMarked;
