/**
 * What stops the start of an application, and the words for it: the checks of properties with their exception, and the failure
 * analyzers. The other packages of the auto-configuration throw what stands here; applications use none of it.
 */
@NullMarked
package io.dynox.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
