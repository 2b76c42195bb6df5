/**
 * Finds partition keys that get more requests than a partition takes. Internal; {@link io.dynox.hotkeys.HotKeys} is its door,
 * fed by the transports.
 */
@NullMarked
package io.dynox.hotkeys;

import org.jspecify.annotations.NullMarked;
