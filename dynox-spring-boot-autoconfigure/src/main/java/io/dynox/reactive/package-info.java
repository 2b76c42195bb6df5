/**
 * Batch operations as {@code Mono} and {@code Flux} of Project Reactor, for applications that have it. Nothing else in Dynox
 * needs it.
 */
@NullMarked
package io.dynox.reactive;

import org.jspecify.annotations.NullMarked;
