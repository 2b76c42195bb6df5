/**
 * HTTP for the in-memory DynamoDB, on the Netty that the SDK's asynchronous client brings. Internal; the door is
 * {@link io.dynox.test.internal.http.HttpListener}.
 */
@NullMarked
package io.dynox.test.internal.http;

import org.jspecify.annotations.NullMarked;
