/**
 * DynamoDB's JSON protocol without the model objects of the AWS SDK: items are written to bytes and read from bytes, and sent over the
 * SDK's signer, credentials, endpoint rules and HTTP client. Used by the auto-configuration, as the other transport beside
 * {@code io.dynox.internal.sdk}.
 */
@NullMarked
package io.dynox.internal.wire;

import org.jspecify.annotations.NullMarked;
