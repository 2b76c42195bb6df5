package io.dynox.internal.sdk;

import io.dynox.InvalidItemException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done with items that don't fit their type.
 *
 * <p>Thread-safe, as its handler is.
 *
 * @param handler receives the items that are skipped; null if none is
 */
public record Unmappable(@Nullable Consumer<? super InvalidItemException> handler) {

    public static Unmappable of(Optional<Consumer<? super InvalidItemException>> handler) {
        return new Unmappable(handler.orElse(null));
    }

    /**
     * Makes an item.
     *
     * @return empty if it was skipped, or is of a type that was not asked for
     * @throws RuntimeException if it doesn't fit and isn't skipped
     */
    public <T> Optional<T> read(Supplier<T> decoding) {
        try {
            return Optional.of(decoding.get());
        } catch (OtherTypeException e) {
            return Optional.empty();
        } catch (InvalidItemException e) {
            if (handler == null) {
                throw e;
            }
            handler.accept(e);
            return Optional.empty();
        }
    }
}
