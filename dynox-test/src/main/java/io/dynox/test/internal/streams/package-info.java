/**
 * DynamoDB Streams: the changes of tables that have a stream, and the clients that read them. Internal to the in-memory DynamoDB;
 * the door is {@link io.dynox.test.internal.streams.Streams}.
 */
@NullMarked
package io.dynox.test.internal.streams;

import org.jspecify.annotations.NullMarked;
