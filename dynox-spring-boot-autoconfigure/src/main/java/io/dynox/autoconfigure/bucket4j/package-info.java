/** Auto-configuration of rate limits that are shared through Bucket4j's distributed buckets. Optional. */
@NullMarked
package io.dynox.autoconfigure.bucket4j;

import org.jspecify.annotations.NullMarked;
