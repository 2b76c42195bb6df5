/**
 * The operations of the API on tables: {@code BatchOperations}, {@code BatchTable} and their blocking twins, put together from the engine, the mapping and a transport.
 * Internal; {@link io.dynox.client.DynoxClient} is its door.
 */
@NullMarked
package io.dynox.internal.table;

import org.jspecify.annotations.NullMarked;
