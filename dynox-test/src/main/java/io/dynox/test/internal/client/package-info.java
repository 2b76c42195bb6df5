/**
 * The SDK's client interfaces in front of the in-memory service. Internal; the door is
 * {@link io.dynox.test.internal.client.Clients}.
 */
@NullMarked
package io.dynox.test.internal.client;

import org.jspecify.annotations.NullMarked;
