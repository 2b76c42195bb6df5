/** What the readers, writers and jobs of {@code io.dynox.batch} are made of. Used by that package only. */
@NullMarked
package io.dynox.internal.batch;

import org.jspecify.annotations.NullMarked;
