/**
 * DynamoDB's rules for attribute values: numbers, order, equality, sizes, validation and key identity.
 * Internal to {@code dynox-test}; the expressions, the store and the operations of the in-memory DynamoDB stand on it.
 */
@NullMarked
package io.dynox.test.internal.value;

import org.jspecify.annotations.NullMarked;
