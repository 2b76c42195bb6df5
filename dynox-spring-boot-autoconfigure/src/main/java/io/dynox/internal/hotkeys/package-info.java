/**
 * Finds partition keys that get more requests than a partition takes. Internal; {@link io.dynox.internal.hotkeys.HotKeys} is its door,
 * fed by the transports.
 */
@NullMarked
package io.dynox.internal.hotkeys;

import org.jspecify.annotations.NullMarked;
