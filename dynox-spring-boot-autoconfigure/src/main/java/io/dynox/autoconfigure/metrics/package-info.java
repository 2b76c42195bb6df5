/**
 * The auto-configuration of Dynox's meters, with its properties. Only that of observations depends on this package, which bounds
 * the tables in its tags by the same property.
 */
@NullMarked
package io.dynox.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
