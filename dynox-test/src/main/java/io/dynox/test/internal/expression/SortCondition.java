package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a query asks of the sort key: a range, given by its bounds. Immutable. */
public sealed interface SortCondition {

    /** An end of a range. */
    record Bound(KeyValue key, boolean inclusive) {}

    /** Any sort key, or none at all. */
    record Any() implements SortCondition {
        @Override
        public Optional<Bound> lower() {
            return Optional.empty();
        }

        @Override
        public Optional<Bound> upper() {
            return Optional.empty();
        }
    }

    /** A range that may be open at an end. */
    record HalfOpen(Optional<Bound> lower, Optional<Bound> upper) implements SortCondition {}

    /** Both bounds included; one key only if they are the same. */
    record Between(KeyValue from, KeyValue to) implements SortCondition {
        @Override
        public Optional<Bound> lower() {
            return Optional.of(new Bound(from, true));
        }

        @Override
        public Optional<Bound> upper() {
            return Optional.of(new Bound(to, true));
        }
    }

    /** All strings or binaries that begin with this one. */
    record Prefix(KeyValue prefix) implements SortCondition {
        @Override
        public Optional<Bound> lower() {
            return Optional.of(new Bound(prefix, true));
        }

        @Override
        public Optional<Bound> upper() {
            return KeyPrefix.successor(prefix).map(key -> new Bound(key, false));
        }
    }

    /**
     * This condition on one of several sort attributes, where those before it have the values of {@code before}.
     */
    default SortCondition within(List<KeyValue> before) {
        return new HalfOpen(Optional.of(within(before, lower())), Optional.of(within(before, upper())));
    }

    /** An end of the range behind {@code before}; where the range is open, the end of all keys that begin so. */
    private static Bound within(List<KeyValue> before, Optional<Bound> bound) {
        List<KeyValue> values = new ArrayList<>(before);
        bound.ifPresent(end -> values.add(end.key()));
        return new Bound(
                new KeyValue.Several(values), bound.map(Bound::inclusive).orElse(true));
    }

    /** The lower end; empty if there is none. */
    Optional<Bound> lower();

    /** The upper end; empty if there is none. */
    Optional<Bound> upper();

    /** Whether a sort key lies in the range. */
    default boolean matches(KeyValue key) {
        return lower().map(bound -> isAbove(bound, key)).orElse(true)
                && upper().map(bound -> isBelow(bound, key)).orElse(true);
    }

    private static boolean isAbove(Bound bound, KeyValue key) {
        int order = key.compareTo(bound.key());
        return order > 0 || (order == 0 && bound.inclusive());
    }

    private static boolean isBelow(Bound bound, KeyValue key) {
        int order = key.compareTo(bound.key());
        return order < 0 || (order == 0 && bound.inclusive());
    }
}
