/**
 * Readers, writers and jobs of Spring Batch 6 on DynamoDB tables. For applications that have Spring Batch; nothing else in Dynox
 * needs it.
 */
@NullMarked
package io.dynox.batch;

import org.jspecify.annotations.NullMarked;
