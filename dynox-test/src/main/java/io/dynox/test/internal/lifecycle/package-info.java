/**
 * What happens around a test: its seeds before it, its tables left behind when it failed. Internal; used by the test
 * slice and the JUnit extension.
 */
@NullMarked
package io.dynox.test.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
