/**
 * The operations of callers from their start to their end: who listens to them, in which context, and how far they are.
 * Used by the rooms that send requests.
 */
@NullMarked
package io.dynox.internal.engine.operation;

import org.jspecify.annotations.NullMarked;
