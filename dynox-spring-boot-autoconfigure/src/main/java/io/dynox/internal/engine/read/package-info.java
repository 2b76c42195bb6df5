/**
 * Batch gets, of a list of keys and of a stream of them. {@link io.dynox.internal.engine.read.ReadTransport} is the seam to
 * the service.
 */
@NullMarked
package io.dynox.internal.engine.read;

import org.jspecify.annotations.NullMarked;
