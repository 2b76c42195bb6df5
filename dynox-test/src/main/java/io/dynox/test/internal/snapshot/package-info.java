/**
 * Tables on disk, in the format in which the service exports them to S3. Internal; the door is
 * {@link io.dynox.test.internal.snapshot.Snapshots}.
 */
@NullMarked
package io.dynox.test.internal.snapshot;

import org.jspecify.annotations.NullMarked;
