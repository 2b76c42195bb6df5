/**
 * The meters of Dynox for Micrometer. Applications refer to {@link io.dynox.metrics.DynoxMetrics} when they bind it
 * themselves; otherwise the auto-configuration does.
 */
@NullMarked
package io.dynox.metrics;

import org.jspecify.annotations.NullMarked;
