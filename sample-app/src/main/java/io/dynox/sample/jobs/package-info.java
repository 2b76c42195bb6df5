/**
 * The copy of the cities as a job of Spring Batch, on one machine (profile {@code migrate}) or several (profiles {@code manager} and
 * {@code worker}). Without these profiles nothing here is loaded.
 */
@NullMarked
package io.dynox.sample.jobs;

import org.jspecify.annotations.NullMarked;
