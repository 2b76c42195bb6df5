/**
 * The service's errors as the SDK's exceptions, with the codes, status codes and texts of DynamoDB.
 * Internal to the in-memory DynamoDB.
 */
@NullMarked
package io.dynox.test.internal.error;

import org.jspecify.annotations.NullMarked;
