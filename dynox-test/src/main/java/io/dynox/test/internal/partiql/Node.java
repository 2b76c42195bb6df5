package io.dynox.test.internal.partiql;

/** Whatever may stand in a WHERE clause: something that is true or false, or something that has a value. */
sealed interface Node permits Operand, Predicate {}
