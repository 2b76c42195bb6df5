package io.dynox.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of a tag that others choose: the first ones pass, all beyond a limit become {@code other}, so that no caller can
 * fill a registry. Thread-safe.
 */
public final class BoundedTag {

    /** What stands for the values beyond the limit. */
    public static final String OTHER = "other";

    private final int limit;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** Values of which the first {@code limit} pass. */
    public BoundedTag(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but is " + limit);
        }
        this.limit = limit;
    }

    /** The value itself, or {@code other}. */
    public String of(String value) {
        return seen.contains(value) || admit(value) ? value : OTHER;
    }

    private synchronized boolean admit(String value) {
        return seen.contains(value) || (seen.size() < limit && seen.add(value));
    }
}
