/** The sample application: imports the cities of the world and answers look-ups from batch gets. */
@NullMarked
package io.dynox.sample;

import org.jspecify.annotations.NullMarked;
