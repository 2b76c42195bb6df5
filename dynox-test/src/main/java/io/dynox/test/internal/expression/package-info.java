/**
 * DynamoDB's expressions, and the older parameters that they replaced: parsed with the service's error texts, evaluated exactly.
 * Internal to {@code dynox-test}; the operations enter by {@link io.dynox.test.internal.expression.ExpressionContext} and the {@code Older…} classes.
 */
@NullMarked
package io.dynox.test.internal.expression;

import org.jspecify.annotations.NullMarked;
