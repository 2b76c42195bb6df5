/** The auto-configuration of Dynox's log lines, with its properties. Nothing depends on this package. */
@NullMarked
package io.dynox.autoconfigure.logging;

import org.jspecify.annotations.NullMarked;
