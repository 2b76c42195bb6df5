package io.dynox.internal.engine.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of a group of keys ended.
 *
 * @param <K> a key
 * @param <A> what is known of a key that was read
 * @param answers one for each key that was read
 * @param unread the keys that were not
 * @param failure why; null when all were read
 */
public record GroupResult<K, A>(
        List<A> answers, List<K> unread, @Nullable Throwable failure) {}
