/**
 * Converts single Java values to attribute values and back, and measures them. Depends on no other room of the mapping;
 * {@code ScalarCodecs} lists the types.
 */
@NullMarked
package io.dynox.internal.mapping.value;

import org.jspecify.annotations.NullMarked;
