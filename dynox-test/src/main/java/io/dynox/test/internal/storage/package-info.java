/**
 * Tables, their items in key order and their indexes. Internal to the in-memory DynamoDB; it knows
 * nothing of requests.
 */
@NullMarked
package io.dynox.test.internal.storage;

import org.jspecify.annotations.NullMarked;
