/**
 * What the parsers of expressions and of statements share. Internal.
 */
@NullMarked
package io.dynox.test.internal.token;

import org.jspecify.annotations.NullMarked;
