package io.dynox.test.internal.storage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which items of a table expire when, by the attribute that holds their time to live. Not thread-safe; guarded by the table's
 * lock.
 */
final class Expiry {

    /** Values further back than this are taken for mistakes and never expire. */
    private static final Duration OLDEST = Duration.ofDays(5 * 365);

    private final String attribute;
    private final TreeMap<Long, Set<ItemKey>> keys = new TreeMap<>();

    Expiry(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }

    void replace(@Nullable StoredItem old, @Nullable StoredItem item) {
        Long before = old == null ? null : secondOf(old);
        if (before != null && old != null) {
            Set<ItemKey> expiring = keys.get(before);
            if (expiring != null && expiring.remove(old.key()) && expiring.isEmpty()) {
                keys.remove(before);
            }
        }
        Long after = item == null ? null : secondOf(item);
        if (after != null && item != null) {
            keys.computeIfAbsent(after, any -> new LinkedHashSet<>()).add(item.key());
        }
    }

    void clear() {
        keys.clear();
    }

    /** Whether anything has expired by now. */
    boolean isDue(Instant now) {
        return !expired(now).isEmpty();
    }

    /** The keys of what has expired by now, the earliest first. */
    List<ItemKey> due(Instant now) {
        return expired(now).values().stream().flatMap(Set::stream).toList();
    }

    private SortedMap<Long, Set<ItemKey>> expired(Instant now) {
        return keys.subMap(now.minus(OLDEST).getEpochSecond(), now.getEpochSecond());
    }

    private @Nullable Long secondOf(StoredItem item) {
        AttributeValue value = item.attributes().get(attribute);
        if (value == null || value.n() == null) {
            return null;
        }
        BigDecimal second = new BigDecimal(value.n());
        boolean isInstant = second.abs().compareTo(BigDecimal.valueOf(Instant.MAX.getEpochSecond())) < 0;
        return isInstant ? second.longValue() : null;
    }
}
