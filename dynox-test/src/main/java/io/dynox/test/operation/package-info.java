/**
 * One class for each operation, from the SDK's request to its response. Internal; the door is
 * {@link io.dynox.test.operation.Operations}.
 */
@NullMarked
package io.dynox.test.operation;

import org.jspecify.annotations.NullMarked;
