/**
 * Rate limits in capacity units: buckets, fixed and adaptive, behind the engine's pacing port.
 * Internal; {@link io.dynox.internal.rate.RateLimits} is its door, used by the auto-configuration.
 */
@NullMarked
package io.dynox.internal.rate;

import org.jspecify.annotations.NullMarked;
