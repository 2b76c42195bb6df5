/**
 * Between a caller's items and attribute values: plain maps, records, and the Enhanced client's entities.
 * Stands between the API and the adapter to the SDK; applications reach it through {@code BatchOperations.table}.
 */
@NullMarked
package io.dynox.internal.mapping;

import org.jspecify.annotations.NullMarked;
