/**
 * Writers: from the acceptance of a write over its batch to its outcome, and back into the queue when it was not processed.
 * {@link io.dynox.internal.engine.write.WriteTransport} is the seam to the service.
 */
@NullMarked
package io.dynox.internal.engine.write;

import org.jspecify.annotations.NullMarked;
