package io.dynox;

import io.dynox.internal.Checks;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One value of {@link Options}: its name, its default, and which values it takes. */
final class Setting<V> {

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
