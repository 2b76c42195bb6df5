/**
 * Finds and puts the seeds that tests are annotated with. Internal; used by the test slice and the JUnit extension.
 */
@NullMarked
package io.dynox.test.internal.seed;

import org.jspecify.annotations.NullMarked;
