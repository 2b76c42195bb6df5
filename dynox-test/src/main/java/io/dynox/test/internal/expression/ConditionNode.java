package io.dynox.test.internal.expression;

/** Whatever may stand in a condition: something that is true or false, or something that has a value. */
sealed interface ConditionNode permits Condition, Operand {}
