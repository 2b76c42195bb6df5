/**
 * Items from JSON. Internal; the door is {@link io.dynox.test.internal.json.ItemReader}.
 */
@NullMarked
package io.dynox.test.internal.json;

import org.jspecify.annotations.NullMarked;
