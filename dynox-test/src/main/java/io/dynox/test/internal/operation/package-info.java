/**
 * One class for each operation, from the SDK's request to its response. Internal; the door is
 * {@link io.dynox.test.internal.operation.Operations}.
 */
@NullMarked
package io.dynox.test.internal.operation;

import org.jspecify.annotations.NullMarked;
