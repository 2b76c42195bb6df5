package io.dynox.internal.table;

import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.sdk.Unmappable;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What was read of distinct keys. Immutable.
 *
 * @param result how the reading ended
 * @param items makes the item of the key at a place, each time anew; throws when it doesn't fit its type
 */
record ReadAnswer<T>(ReadResult<?> result, IntFunction<Optional<T>> items) {

    static <T, I> ReadAnswer<T> of(ReadResult<I> result, Function<I, T> decoder, Unmappable unmappable) {
        return new ReadAnswer<>(
                result,
                place -> Optional.ofNullable(result.items().get(place))
                        .flatMap(item -> unmappable.read(() -> decoder.apply(item))));
    }
}
