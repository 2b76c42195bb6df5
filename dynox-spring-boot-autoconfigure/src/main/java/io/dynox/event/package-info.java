/**
 * What Dynox reports while it works: listeners, their events, and snapshots of the engine. Public; depends on
 * {@code io.dynox} and {@code io.dynox.rate} only.
 */
@NullMarked
package io.dynox.event;

import org.jspecify.annotations.NullMarked;
