package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.ValueOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Something that is true or false of an item. Immutable. */
sealed interface Condition extends ConditionNode {

    /** Whether the item fulfils it; an item that doesn't exist is an empty map. */
    boolean test(Map<String, AttributeValue> item);

    /** What no conditions at all come to. */
    record Always() implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return true;
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return left.test(item) && right.test(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return left.test(item) || right.test(item);
        }
    }

    record Not(Condition negated) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return !negated.test(item);
        }
    }

    record Compare(Operand left, Comparison comparison, Operand right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return comparison.holds(left.resolve(item), right.resolve(item));
        }
    }

    record Between(Operand operand, Operand lower, Operand upper) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            AttributeValue value = operand.resolve(item);
            return Comparison.GREATER_OR_EQUAL.holds(value, lower.resolve(item))
                    && Comparison.LESS_OR_EQUAL.holds(value, upper.resolve(item));
        }
    }

    record In(Operand operand, List<Operand> candidates) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            AttributeValue value = operand.resolve(item);
            return candidates.stream().anyMatch(candidate -> Comparison.EQUAL.holds(value, candidate.resolve(item)));
        }
    }

    /** A condition written as a function; all but {@code size} are. */
    sealed interface Function extends Condition {
        String name();

        List<Operand> operands();
    }

    record Exists(Operand operand, boolean expected) implements Function {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return (operand.resolve(item) != null) == expected;
        }

        @Override
        public String name() {
            return expected ? "attribute_exists" : "attribute_not_exists";
        }

        @Override
        public List<Operand> operands() {
            return List.of(operand);
        }
    }

    record HasType(Operand operand, Operand type) implements Function {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            AttributeValue value = operand.resolve(item);
            AttributeValue expected = type.resolve(item);
            return value != null
                    && expected != null
                    && AttributeType.of(value).name().equals(expected.s());
        }

        @Override
        public String name() {
            return "attribute_type";
        }

        @Override
        public List<Operand> operands() {
            return List.of(operand, type);
        }
    }

    record BeginsWith(Operand operand, Operand prefix) implements Function {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return Substrings.startsWith(operand.resolve(item), prefix.resolve(item));
        }

        @Override
        public String name() {
            return "begins_with";
        }

        @Override
        public List<Operand> operands() {
            return List.of(operand, prefix);
        }
    }

    record Contains(Operand operand, Operand part) implements Function {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return contains(operand.resolve(item), part.resolve(item));
        }

        @Override
        public String name() {
            return "contains";
        }

        @Override
        public List<Operand> operands() {
            return List.of(operand, part);
        }

        private static boolean contains(@Nullable AttributeValue whole, @Nullable AttributeValue part) {
            if (whole == null || part == null) {
                return false;
            }
            return switch (AttributeType.of(whole)) {
                case S, B -> Substrings.contains(whole, part);
                case SS -> part.s() != null && whole.ss().contains(part.s());
                case NS ->
                    part.n() != null
                            && whole.ns().stream()
                                    .anyMatch(member -> ValueOrder.equal(AttributeValue.fromN(member), part));
                case BS -> part.b() != null && whole.bs().contains(part.b());
                case L -> whole.l().stream().anyMatch(element -> ValueOrder.equal(element, part));
                case N, M, BOOL, NULL -> false;
            };
        }
    }

    /** Stands for what a finding has been reported on, so that parsing can go on. */
    record Faulty(String function) implements Function {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return false;
        }

        @Override
        public String name() {
            return function;
        }

        @Override
        public List<Operand> operands() {
            return List.of();
        }
    }
}
