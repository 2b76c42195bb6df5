/**
 * The observations of operations for Micrometer, from which traces are made. Applications refer to the conventions, which they
 * may replace, and to {@link io.dynox.observation.DynoxObservation}, which lists what there is.
 */
@NullMarked
package io.dynox.observation;

import org.jspecify.annotations.NullMarked;
