/**
 * Items from JSON. Internal; the door is {@link io.dynox.test.json.ItemReader}.
 */
@NullMarked
package io.dynox.test.json;

import org.jspecify.annotations.NullMarked;
