/**
 * DynamoDB's PartiQL: lexer, parser and syntax tree of its statements, which are carried out by the service's other
 * operations. Internal to the in-memory DynamoDB; the door is {@link io.dynox.test.internal.partiql.Partiql}.
 */
@NullMarked
package io.dynox.test.internal.partiql;

import org.jspecify.annotations.NullMarked;
