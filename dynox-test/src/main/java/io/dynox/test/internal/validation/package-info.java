/**
 * What DynamoDB checks before it looks at a table, in its order and with its texts. Internal to the
 * in-memory DynamoDB.
 */
@NullMarked
package io.dynox.test.internal.validation;

import org.jspecify.annotations.NullMarked;
