/**
 * A JUnit extension that gives each test an in-memory DynamoDB of its own, without Spring. Needs JUnit Jupiter, which is optional.
 */
@NullMarked
package io.dynox.test.junit;

import org.jspecify.annotations.NullMarked;
