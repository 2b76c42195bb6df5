package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Something in a statement that has a value. Immutable. */
sealed interface Operand extends Node {

    /** What an item holds at a path. */
    record Attribute(DocumentPath path) implements Operand {}

    /** A literal, or the value of a parameter. */
    record Value(AttributeValue value) implements Operand {}

    /** A function and what it is called with; its name in lower case. */
    record Call(String name, List<Operand> operands) implements Operand {
        public Call {
            operands = List.copyOf(operands);
        }
    }

    /** A sum or a difference. */
    record Arithmetic(Operand left, String operator, Operand right) implements Operand {}
}
