/**
 * Rate limits in capacity units: buckets, fixed and adaptive, behind the engine's pacing port.
 * Internal; {@link io.dynox.rate.RateLimits} is its door, used by the auto-configuration.
 */
@NullMarked
package io.dynox.rate;

import org.jspecify.annotations.NullMarked;
