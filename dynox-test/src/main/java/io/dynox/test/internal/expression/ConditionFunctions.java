package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import java.util.List;
import java.util.Set;

/** The functions that conditions know, and what they ask of their operands. Not thread-safe; owned by one parser. */
record ConditionFunctions(ConditionChecks checks) {

    ConditionNode call(String name, List<Operand> operands) {
        return switch (name) {
            case "attribute_exists" -> exists(name, operands, true);
            case "attribute_not_exists" -> exists(name, operands, false);
            case "attribute_type" -> attributeType(name, operands);
            case "begins_with" -> beginsWith(name, operands);
            case "contains" -> contains(name, operands);
            case "size" -> size(name, operands);
            default -> {
                checks.unknownFunction(name);
                yield new Condition.Faulty(name);
            }
        };
    }

    private Condition exists(String name, List<Operand> operands, boolean expected) {
        if (!checks.operandCount(name, operands.size(), 1)) {
            return new Condition.Faulty(name);
        }
        checks.path(name, operands.get(0));
        return new Condition.Exists(operands.get(0), expected);
    }

    private Condition attributeType(String name, List<Operand> operands) {
        if (!checks.operandCount(name, operands.size(), 2)) {
            return new Condition.Faulty(name);
        }
        checks.distinct(name, operands.get(0), operands.subList(1, 2));
        checks.typeName(name, operands.get(1));
        return new Condition.HasType(operands.get(0), operands.get(1));
    }

    private Condition beginsWith(String name, List<Operand> operands) {
        if (!checks.operandCount(name, operands.size(), 2)) {
            return new Condition.Faulty(name);
        }
        checks.distinct(name, operands.get(0), operands.subList(1, 2));
        for (Operand operand : operands) {
            checks.typeIn(name, operand, Set.of(AttributeType.S, AttributeType.B));
        }
        return new Condition.BeginsWith(operands.get(0), operands.get(1));
    }

    private Condition contains(String name, List<Operand> operands) {
        if (!checks.operandCount(name, operands.size(), 2)) {
            return new Condition.Faulty(name);
        }
        checks.distinct(name, operands.get(0), operands.subList(1, 2));
        return new Condition.Contains(operands.get(0), operands.get(1));
    }

    private Operand size(String name, List<Operand> operands) {
        Operand measured = operands.get(0);
        if (!checks.operandCount(name, operands.size(), 1)) {
            return new Operand.Size(measured);
        }
        checks.typeIn(
                name,
                measured,
                Set.of(
                        AttributeType.S,
                        AttributeType.B,
                        AttributeType.SS,
                        AttributeType.NS,
                        AttributeType.BS,
                        AttributeType.M,
                        AttributeType.L));
        return new Operand.Size(measured);
    }
}
