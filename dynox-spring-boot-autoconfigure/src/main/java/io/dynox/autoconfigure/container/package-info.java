/**
 * Connects Dynox to a DynamoDB in a container: service connections of Testcontainers and of Docker Compose. Found by Spring Boot
 * through {@code spring.factories}; no other code uses this package.
 */
@NullMarked
package io.dynox.autoconfigure.container;

import org.jspecify.annotations.NullMarked;
