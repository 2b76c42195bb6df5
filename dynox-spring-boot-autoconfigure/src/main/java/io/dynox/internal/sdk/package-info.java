/**
 * The requests of the AWS SDK's client: transports of the engine, single items, key schemas, and what a failure of the client means.
 * Internal; {@code io.dynox.internal.table} is its user.
 */
@NullMarked
package io.dynox.internal.sdk;

import org.jspecify.annotations.NullMarked;
