package io.dynox.internal.engine.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The keys of a stream that stay unread, in the order in which that turned out. Not thread-safe; owned by {@link
 * KeyGroups}.
 */
final class UnreadKeys<K> {

    private final List<K> keys = new ArrayList<>();
    private long neverAsked;

    /** Keys were asked for in a group. */
    void asked(Collection<? extends K> unread) {
        keys.addAll(unread);
    }

    /** Keys came into no group. */
    void neverAsked(Collection<? extends K> unread) {
        keys.addAll(unread);
        neverAsked += unread.size();
    }

    long neverAsked() {
        return neverAsked;
    }

    List<K> toList() {
        return List.copyOf(keys);
    }
}
