package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.SetOrder;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Union and difference of two sets of one type whose numbers are canonical. Stateless. */
final class SetMembers {

    private SetMembers() {}

    static AttributeValue union(AttributeValue set, AttributeValue added) {
        return switch (AttributeType.of(set)) {
            case SS -> AttributeValue.fromSs(SetOrder.ofStrings(union(set.ss(), added.ss())));
            case NS -> AttributeValue.fromNs(SetOrder.ofNumbers(union(set.ns(), added.ns())));
            case BS -> AttributeValue.fromBs(SetOrder.ofBinaries(union(set.bs(), added.bs())));
            default -> throw new IllegalArgumentException("Not a set: " + set.type());
        };
    }

    /** The members that remain, or null if there are none, as a set is never empty. */
    static @Nullable AttributeValue difference(AttributeValue set, AttributeValue removed) {
        return switch (AttributeType.of(set)) {
            case SS -> {
                List<String> left = difference(set.ss(), removed.ss());
                yield left.isEmpty() ? null : AttributeValue.fromSs(left);
            }
            case NS -> {
                List<String> left = difference(set.ns(), removed.ns());
                yield left.isEmpty() ? null : AttributeValue.fromNs(left);
            }
            case BS -> {
                var left = difference(set.bs(), removed.bs());
                yield left.isEmpty() ? null : AttributeValue.fromBs(left);
            }
            default -> throw new IllegalArgumentException("Not a set: " + set.type());
        };
    }

    private static <T> List<T> union(Collection<T> members, Collection<T> added) {
        Set<T> all = new LinkedHashSet<>(members);
        all.addAll(added);
        return List.copyOf(all);
    }

    private static <T> List<T> difference(Collection<T> members, Collection<T> removed) {
        Set<T> left = new LinkedHashSet<>(members);
        removed.forEach(left::remove);
        return List.copyOf(left);
    }
}
