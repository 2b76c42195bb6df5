/**
 * The door of the mapping between a caller's items and attribute values: {@code ItemMappers} finds the mapper of a type.
 * Plain maps and mappings of the application's own are here; single values, records and the Enhanced client have rooms.
 */
@NullMarked
package io.dynox.internal.mapping;

import org.jspecify.annotations.NullMarked;
