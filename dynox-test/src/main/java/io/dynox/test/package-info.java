/**
 * An in-memory DynamoDB for tests, and the faults that it can play.
 * For test code; nothing here belongs on a production class path.
 */
@NullMarked
package io.dynox.test;

import org.jspecify.annotations.NullMarked;
