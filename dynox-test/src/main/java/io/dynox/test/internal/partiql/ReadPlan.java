package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.storage.KeyAttribute;
import io.dynox.test.internal.storage.KeySchema;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How a SELECT reads: by queries, if its WHERE clause names partitions, else by a scan. Immutable.
 *
 * @param partitions the partition keys to query, in their order; empty for a scan
 * @param sort the condition on the sort key that queries carry
 * @param filter what is tested on each item that is read
 */
record ReadPlan(List<AttributeValue> partitions, Optional<Predicate> sort, Optional<Predicate> filter) {

    private static final Set<String> RANGES = Set.of("=", "<", "<=", ">", ">=");

    static ReadPlan of(KeySchema schema, Optional<Predicate> where) {
        List<Predicate> rest = new ArrayList<>(where.map(Predicate::conjuncts).orElse(List.of()));
        DocumentPath partitionKey = DocumentPath.of(schema.partition().name());
        for (Predicate conjunct : rest) {
            Optional<Set<AttributeValue>> partitions = valuesOf(partitionKey, conjunct);
            if (partitions.isPresent()) {
                partitions.get().forEach(value -> StatementKeys.checkTypes(schema, Map.of(partitionKey.root(), value)));
                rest.remove(conjunct);
                Optional<Predicate> sort = sortRange(schema.sort(), rest);
                sort.ifPresent(range -> checkType(schema, range));
                sort.ifPresent(rest::remove);
                return new ReadPlan(List.copyOf(partitions.get()), sort, Predicate.all(rest));
            }
        }
        return new ReadPlan(List.of(), Optional.empty(), where);
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

    /** The first of the predicates that a query can carry as the condition on its sort key. */
    private static Optional<Predicate> sortRange(@Nullable KeyAttribute sort, List<Predicate> predicates) {
        if (sort == null) {
            return Optional.empty();
        }
        DocumentPath path = DocumentPath.of(sort.name());
        return predicates.stream().filter(predicate -> isRange(path, predicate)).findFirst();
    }

    private static void checkType(KeySchema schema, Predicate range) {
        String name = Objects.requireNonNull(schema.sort()).name();
        bounds(range).forEach(bound -> StatementKeys.checkTypes(schema, Map.of(name, bound)));
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
