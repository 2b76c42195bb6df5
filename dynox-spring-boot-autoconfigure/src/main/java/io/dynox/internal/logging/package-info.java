/**
 * The log lines of operations, and the diagnostic context of callers. Applications refer to
 * {@link io.dynox.internal.logging.OperationLog} when they build Dynox by themselves; otherwise the auto-configuration does.
 */
@NullMarked
package io.dynox.internal.logging;

import org.jspecify.annotations.NullMarked;
