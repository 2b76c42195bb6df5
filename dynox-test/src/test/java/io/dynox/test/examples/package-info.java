/**
 * What a newcomer does first, as tests: the code of the README, batches of each kind, asynchronous and blocking, and what Dynox
 * says when something is wrong.
 */
@NullMarked
package io.dynox.test.examples;

import org.jspecify.annotations.NullMarked;
