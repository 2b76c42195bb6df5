/**
 * What a person may do to the sample on the in-memory DynamoDB: break it, start an import again, end a writer in the middle, and let
 * two ways to write race. {@link io.dynox.sample.LocalRequests} lets no other program in.
 */
@NullMarked
package io.dynox.sample.control;

import org.jspecify.annotations.NullMarked;
