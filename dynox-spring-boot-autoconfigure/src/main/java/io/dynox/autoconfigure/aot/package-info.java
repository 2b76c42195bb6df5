/**
 * What native images and ahead-of-time processing need to know of the types that items are mapped to. Nothing depends on this
 * package.
 */
@NullMarked
package io.dynox.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
