package io.dynox.internal.engine.read;

import io.dynox.internal.engine.runtime.Border;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

/**
 * The subscription to a publisher of keys, whose code may throw whatever it likes: that reaches no other part of the stream.
 *
 * <p>Thread-safe as far as the publisher's subscription is.
 *
 * @param failed receives what the publisher throws when it is asked for keys
 */
record KeySource(Subscription publisher, Consumer<Throwable> failed) {

    void request(long keys) {
        try {
            publisher.request(keys);
        } catch (RuntimeException | Error e) {
            failed.accept(e);
        }
    }

    /** Wants no more keys of a source, where there is one. */
    static void cancel(@Nullable KeySource unwanted) {
        if (unwanted != null) {
            Border.run("A publisher of keys", unwanted.publisher::cancel);
        }
    }
}
