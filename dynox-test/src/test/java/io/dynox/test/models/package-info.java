/** What people map: keys, types that share a table, items that don't fit, and sources in Kotlin and with Lombok. */
@NullMarked
package io.dynox.test.models;

import org.jspecify.annotations.NullMarked;
