/**
 * Everything between the engine and the AWS SDK: item conversion, sizes, key identity and the transports.
 * Internal; {@link io.dynox.client.DynoxClient} is its door, and the auto-configuration its user.
 */
@NullMarked
package io.dynox.internal.sdk;

import org.jspecify.annotations.NullMarked;
