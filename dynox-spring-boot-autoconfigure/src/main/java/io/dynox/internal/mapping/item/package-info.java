/**
 * What the mapping of a whole item is: its mapper, its key attributes, the rules of its writes. The other rooms implement
 * it, and the engine's codecs use it.
 */
@NullMarked
package io.dynox.internal.mapping.item;

import org.jspecify.annotations.NullMarked;
