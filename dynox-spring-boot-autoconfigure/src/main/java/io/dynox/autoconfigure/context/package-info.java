/**
 * The auto-configuration that takes the context of callers' threads along, with Micrometer's context propagation. Nothing depends
 * on this package.
 */
@NullMarked
package io.dynox.autoconfigure.context;

import org.jspecify.annotations.NullMarked;
