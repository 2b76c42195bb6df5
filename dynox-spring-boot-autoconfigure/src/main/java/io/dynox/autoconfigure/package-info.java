/**
 * The Spring Boot auto-configuration of Dynox: the DynamoDB client, the batch operations and their metrics, from
 * {@code dynox.*} properties. Applications use {@link io.dynox.autoconfigure.DynoxClientCustomizer} and
 * {@link io.dynox.autoconfigure.DynoxConnectionDetails}; nothing else in Dynox depends on this package.
 */
@NullMarked
package io.dynox.autoconfigure;

import org.jspecify.annotations.NullMarked;
