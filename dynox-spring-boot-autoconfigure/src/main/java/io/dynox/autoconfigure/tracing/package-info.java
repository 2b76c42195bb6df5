/**
 * The auto-configuration of Dynox's observations, and so of its traces, with its properties. Nothing depends on this package.
 */
@NullMarked
package io.dynox.autoconfigure.tracing;

import org.jspecify.annotations.NullMarked;
