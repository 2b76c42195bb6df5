/** The auto-configuration of the batch operations for Reactor. Nothing depends on this package. */
@NullMarked
package io.dynox.autoconfigure.reactive;

import org.jspecify.annotations.NullMarked;
