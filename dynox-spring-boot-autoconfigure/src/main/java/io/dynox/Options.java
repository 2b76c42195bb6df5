package io.dynox;

import io.dynox.internal.Checks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Values, each under its {@link Setting}. One that was not set is the setting's default. Immutable. */
abstract sealed class Options permits ReadOptions, RetryPolicy, WriteOptions {

    final Map<Setting<?>, Object> values;

    Options(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** Returns all that may be set, in the order of the text form. */
    abstract List<Setting<?>> settings();

    @SuppressWarnings("unchecked") // the builder puts nothing but a V under a Setting<V>
    final <V> @Nullable V find(Setting<V> setting) {
        V value = (V) values.get(setting);
        return value == null ? setting.byDefault() : value;
    }

    final <V> V get(Setting<V> setting) {
        return Objects.requireNonNull(find(setting));
    }

    /** Returns these values, and those of others where nothing is set here. */
    final Map<Setting<?>, Object> merged(Map<Setting<?>, Object> others) {
        Map<Setting<?>, Object> merged = new HashMap<>(others);
        merged.putAll(values);
        return merged;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Options options
                && settings().equals(options.settings())
                && values.equals(options.values);
    }

    @Override
    public final int hashCode() {
        return values.hashCode();
    }

    @Override
    public final String toString() {
        StringJoiner text = new StringJoiner(", ", getClass().getSimpleName() + "[", "]");
        for (Setting<?> each : settings()) {
            Object value = find(each);
            if (value != null) {
                text.add(each.name() + "=" + value);
            }
        }
        return text.toString();
    }

    /** One value: its name, its default, and which values it takes. */
    static final class Setting<V> {

        private final String name;
        private final @Nullable V byDefault;
        private final BiConsumer<String, ? super V> check;

        private Setting(String name, @Nullable V byDefault, BiConsumer<String, ? super V> check) {
            this.name = name;
            this.byDefault = byDefault;
            this.check = check;
        }

        /** A setting that takes each value, and has none where none is set if the default is null. */
        static <V> Setting<V> of(String name, @Nullable V byDefault) {
            return new Setting<>(name, byDefault, (ignored, value) -> Objects.requireNonNull(value, name));
        }

        static <N extends Number> Setting<N> atLeast(long least, String name, @Nullable N byDefault) {
            return new Setting<>(name, byDefault, (ignored, value) -> Checks.atLeast(name, value.longValue(), least));
        }

        static Setting<Duration> positive(String name, @Nullable Duration byDefault) {
            return new Setting<>(name, byDefault, Checks::positive);
        }

        static Setting<Duration> notNegative(String name, @Nullable Duration byDefault) {
            return new Setting<>(name, byDefault, Checks::notNegative);
        }

        V check(V value) {
            check.accept(name, value);
            return value;
        }

        /** One that is the same in each run: a model checker replaces those of objects, and a map built before finds nothing then. */
        @Override
        public int hashCode() {
            return name.hashCode();
        }

        String name() {
            return name;
        }

        @Nullable
        V byDefault() {
            return byDefault;
        }
    }

    /**
     * Collects the values of options.
     *
     * @param <B> the builder
     */
    abstract static sealed class Builder<B extends Builder<B>>
            permits ReadOptions.Builder, RetryPolicy.Builder, WriteOptions.Builder {

        final Map<Setting<?>, Object> values;

        Builder(Map<Setting<?>, Object> values) {
            this.values = new HashMap<>(values);
        }

        abstract B self();

        final <V> B set(Setting<V> setting, V value) {
            values.put(setting, setting.check(value));
            return self();
        }
    }
}
