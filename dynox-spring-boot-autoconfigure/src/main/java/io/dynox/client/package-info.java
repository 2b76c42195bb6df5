/** Dynox without Spring: a client made by a builder. Public. */
@NullMarked
package io.dynox.client;

import org.jspecify.annotations.NullMarked;
