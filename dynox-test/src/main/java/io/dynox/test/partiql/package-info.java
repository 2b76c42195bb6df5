/**
 * Parses PartiQL statements into the language of expressions. Internal to the in-memory DynamoDB; it knows
 * nothing of tables.
 */
@NullMarked
package io.dynox.test.partiql;

import org.jspecify.annotations.NullMarked;
