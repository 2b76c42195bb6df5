/**
 * DynamoDB's JSON protocol, without a transport: requests from bytes, replies and errors as bytes. Internal; the door is
 * {@link io.dynox.test.internal.protocol.Protocol}.
 */
@NullMarked
package io.dynox.test.internal.protocol;

import org.jspecify.annotations.NullMarked;
