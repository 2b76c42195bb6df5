/** Annotations of the application's item types. Public. */
@NullMarked
package io.dynox.annotation;

import org.jspecify.annotations.NullMarked;
