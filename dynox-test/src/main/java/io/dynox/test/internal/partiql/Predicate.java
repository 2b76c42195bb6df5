package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that is true or false of an item. Immutable. */
sealed interface Predicate extends Node {

    record And(Predicate left, Predicate right) implements Predicate {}

    record Or(Predicate left, Predicate right) implements Predicate {}

    record Not(Predicate negated) implements Predicate {}

    /** A comparison by {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}. */
    record Compare(Operand left, String operator, Operand right) implements Predicate {

        /** The comparison with the attribute on the left, where it has the value there. */
        Compare withAttributeFirst() {
            if (left instanceof Operand.Attribute || !(right instanceof Operand.Attribute)) {
                return this;
            }
            String mirrored = switch (operator) {
                case "<" -> ">";
                case "<=" -> ">=";
                case ">" -> "<";
                case ">=" -> "<=";
                default -> operator;
            };
            return new Compare(/* left= */ right, mirrored, /* right= */ left);
        }
    }

    record Between(Operand operand, Operand lower, Operand upper) implements Predicate {}

    record In(Operand operand, List<Operand> candidates) implements Predicate {
        public In {
            candidates = List.copyOf(candidates);
        }
    }

    /** Whether there is nothing at a path. */
    record IsMissing(DocumentPath path) implements Predicate {}

    /** Whether there is a null at a path. */
    record IsNull(DocumentPath path) implements Predicate {}

    /** A function that is true or false. */
    record Holds(Operand.Call call) implements Predicate {}

    /** The predicates that must all be true for this one to be. */
    default List<Predicate> conjuncts() {
        List<Predicate> conjuncts = new ArrayList<>();
        Predicate rest = this;
        while (rest instanceof And and) {
            conjuncts.addAll(0, and.right().conjuncts());
            rest = and.left();
        }
        conjuncts.add(0, rest);
        return conjuncts;
    }

    /** The predicate that is true if all of these are; empty for none. */
    static Optional<Predicate> all(List<Predicate> conjuncts) {
        return conjuncts.stream().reduce(And::new);
    }
}
