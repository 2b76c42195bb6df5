package io.dynox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Values, each under its {@link Setting}. One that was not set is the setting's default.
 *
 * <p>Immutable.
 */
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
