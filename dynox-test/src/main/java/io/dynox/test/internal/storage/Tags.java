package io.dynox.test.internal.storage;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tags of a table, in the order in which they were first set. Thread-safe. */
public final class Tags {

    private final Object lock = new Object();

    private final Map<String, String> tags = new LinkedHashMap<>();

    /** Sets tags, or none if there would be more than {@code most}; false says so. */
    public boolean set(Map<String, String> more, int most) {
        synchronized (lock) {
            Set<String> names = new HashSet<>(tags.keySet());
            names.addAll(more.keySet());
            boolean fits = names.size() <= most;
            if (fits) {
                tags.putAll(more);
            }
            return fits;
        }
    }

    public void remove(Collection<String> keys) {
        synchronized (lock) {
            tags.keySet().removeAll(keys);
        }
    }

    /** A copy of the tags. */
    public Map<String, String> all() {
        synchronized (lock) {
            return new LinkedHashMap<>(tags);
        }
    }
}
