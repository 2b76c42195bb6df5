package io.dynox.internal.batch;

import java.util.Map;

/** Items as maps. Stateless. */
final class Items {

    private Items() {}

    /** A map that is known to be an item. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> ofMap(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
