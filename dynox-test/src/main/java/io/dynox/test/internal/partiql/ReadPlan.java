package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.value.KeyAttribute;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How a SELECT reads: by queries, if its WHERE clause names partitions, else by a scan. Immutable.
 *
 * @param partitions the partition keys to query, in their order, each with the values of all its attributes; empty for a scan
 * @param sorts the conditions on the attributes of the sort key that queries carry, from left to right
 * @param filter what is tested on each item that is read
 */
record ReadPlan(List<Map<String, AttributeValue>> partitions, List<Predicate> sorts, Optional<Predicate> filter) {

    private static final Set<String> RANGES = Set.of("=", "<", "<=", ">", ">=");

    static ReadPlan of(KeySchema schema, Optional<Predicate> where) {
        List<Predicate> rest = new ArrayList<>(where.map(Predicate::conjuncts).orElse(List.of()));
        List<Map<String, AttributeValue>> partitions = List.of(Map.of());
        for (KeyAttribute attribute : schema.partitions()) {
            Optional<Set<AttributeValue>> values = take(schema, attribute, rest);
            if (values.isEmpty()) {
                return new ReadPlan(List.of(), List.of(), where);
            }
            partitions = each(partitions, attribute.name(), values.get());
        }
        List<Predicate> sorts = sortRanges(schema, rest);
        rest.removeAll(sorts);
        return new ReadPlan(partitions, sorts, Predicate.all(rest));
    }

    /** The values that the first fitting condition allows at an attribute; the condition is taken out of {@code rest}. */
    private static Optional<Set<AttributeValue>> take(KeySchema schema, KeyAttribute attribute, List<Predicate> rest) {
        DocumentPath path = DocumentPath.of(attribute.name());
        for (Predicate conjunct : rest) {
            Optional<Set<AttributeValue>> values = valuesOf(path, conjunct);
            if (values.isPresent()) {
                values.get().forEach(value -> StatementKeys.checkTypes(schema, Map.of(path.root(), value)));
                rest.remove(conjunct);
                return values;
            }
        }
        return Optional.empty();
    }

    /** Every partition key so far with every value of one more attribute. */
    private static List<Map<String, AttributeValue>> each(
            List<Map<String, AttributeValue>> partitions, String name, Set<AttributeValue> values) {
        List<Map<String, AttributeValue>> longer = new ArrayList<>();
        for (Map<String, AttributeValue> partition : partitions) {
            for (AttributeValue value : values) {
                Map<String, AttributeValue> one = new LinkedHashMap<>(partition);
                one.put(name, value);
                longer.add(one);
            }
        }
        return longer;
    }

    boolean isScan() {
        return partitions.isEmpty();
    }

    /** The values that the predicate allows at a path, if it allows certain ones only. */
    private static Optional<Set<AttributeValue>> valuesOf(DocumentPath path, Predicate predicate) {
        if (predicate instanceof Predicate.Or or) {
            Optional<Set<AttributeValue>> left = valuesOf(path, or.left());
            Optional<Set<AttributeValue>> right = valuesOf(path, or.right());
            return left.isEmpty() || right.isEmpty() ? Optional.empty() : Optional.of(union(left.get(), right.get()));
        }
        if (predicate instanceof Predicate.In in && isAt(path, in.operand())) {
            Set<AttributeValue> values = new LinkedHashSet<>();
            for (Operand candidate : in.candidates()) {
                if (!(candidate instanceof Operand.Value value)) {
                    return Optional.empty();
                }
                values.add(ValueNormalizer.normalize(value.value()));
            }
            return Optional.of(values);
        }
        if (predicate instanceof Predicate.Compare compare && compare.operator().equals("=")) {
            Predicate.Compare ordered = compare.withAttributeFirst();
            return isAt(path, ordered.left()) && ordered.right() instanceof Operand.Value value
                    ? Optional.of(Set.of(value.value()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Set<AttributeValue> union(Set<AttributeValue> left, Set<AttributeValue> right) {
        Set<AttributeValue> union = new LinkedHashSet<>(left);
        union.addAll(right);
        return union;
    }

    /** The predicates that a query can carry as conditions on its sort key: equal values, and then a range. */
    private static List<Predicate> sortRanges(KeySchema schema, List<Predicate> predicates) {
        List<Predicate> ranges = new ArrayList<>();
        for (KeyAttribute attribute : schema.sorts()) {
            DocumentPath path = DocumentPath.of(attribute.name());
            Optional<Predicate> range = predicates.stream()
                    .filter(predicate -> isRange(path, predicate))
                    .findFirst();
            if (range.isEmpty()) {
                break;
            }
            bounds(range.get()).forEach(bound -> StatementKeys.checkTypes(schema, Map.of(attribute.name(), bound)));
            ranges.add(range.get());
            if (!isEquality(range.get())) {
                break;
            }
        }
        return ranges;
    }

    private static boolean isEquality(Predicate predicate) {
        return predicate instanceof Predicate.Compare compare
                && compare.operator().equals("=");
    }

    /** The values that a condition on the sort key compares it with. */
    private static List<AttributeValue> bounds(Predicate range) {
        List<Operand> operands = range instanceof Predicate.Compare compare
                ? List.of(compare.withAttributeFirst().right())
                : range instanceof Predicate.Between between ? List.of(between.lower(), between.upper()) : List.of();
        return operands.stream()
                .map(operand -> ((Operand.Value) operand).value())
                .toList();
    }

    private static boolean isRange(DocumentPath path, Predicate predicate) {
        if (predicate instanceof Predicate.Compare compare) {
            Predicate.Compare ordered = compare.withAttributeFirst();
            return RANGES.contains(compare.operator())
                    && isAt(path, ordered.left())
                    && ordered.right() instanceof Operand.Value;
        }
        if (predicate instanceof Predicate.Between between) {
            return isAt(path, between.operand())
                    && between.lower() instanceof Operand.Value
                    && between.upper() instanceof Operand.Value;
        }
        return predicate instanceof Predicate.Holds holds
                && holds.call().name().equals("begins_with")
                && holds.call().operands().size() == 2
                && isAt(path, holds.call().operands().get(0))
                && holds.call().operands().get(1) instanceof Operand.Value;
    }

    private static boolean isAt(DocumentPath path, Operand operand) {
        return operand instanceof Operand.Attribute attribute
                && attribute.path().equals(path);
    }
}
