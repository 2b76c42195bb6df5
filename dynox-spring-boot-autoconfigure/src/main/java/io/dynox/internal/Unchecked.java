package io.dynox.internal;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/** Casts of items that are only read, so that the type of their values may be left open. */
public final class Unchecked {

    private Unchecked() {}

    @SuppressWarnings("unchecked")
    public static Collection<Map<String, Object>> items(Collection<? extends Map<String, ?>> items) {
        return (Collection<Map<String, Object>>) items;
    }

    @SuppressWarnings("unchecked")
    public static Publisher<Map<String, Object>> items(Publisher<? extends Map<String, ?>> items) {
        return (Publisher<Map<String, Object>>) items;
    }

    @SuppressWarnings("unchecked")
    public static Stream<Map<String, Object>> items(Stream<? extends Map<String, ?>> items) {
        return (Stream<Map<String, Object>>) items;
    }
}
