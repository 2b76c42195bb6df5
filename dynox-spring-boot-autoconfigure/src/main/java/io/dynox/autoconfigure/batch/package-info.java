/** Wires the jobs on tables, where Spring Batch and a job repository are there. Loaded by Spring Boot; nobody else uses it. */
@NullMarked
package io.dynox.autoconfigure.batch;

import org.jspecify.annotations.NullMarked;
