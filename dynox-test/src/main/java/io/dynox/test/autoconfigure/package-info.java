/**
 * Spring Boot tests on the in-memory DynamoDB. Tests use {@link io.dynox.test.autoconfigure.DynoxTest},
 * {@link io.dynox.test.autoconfigure.AutoConfigureDynox} and {@link io.dynox.test.autoconfigure.Table}; the rest is internal.
 */
@NullMarked
package io.dynox.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
