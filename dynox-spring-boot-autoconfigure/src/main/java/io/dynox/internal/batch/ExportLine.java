package io.dynox.internal.batch;

import io.dynox.ItemWrite;
import io.dynox.internal.wire.JsonDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export. Immutable.
 *
 * @param kind put or delete
 * @param item the item, or the key
 * @param writtenAt when, in an incremental export
 */
public record ExportLine(ItemWrite.Kind kind, Map<String, Object> item, Optional<Instant> writtenAt) {

    private static final String ITEM = "Item";
    private static final String KEYS = "Keys";
    private static final String NEW_IMAGE = "NewImage";
    private static final String METADATA = "Metadata";
    private static final Set<String> ITEMS = Set.of(ITEM, KEYS, NEW_IMAGE, "OldImage", METADATA);

    /**
     * Reads a line of the service's export.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ExportLine read(byte[] json) {
        Map<String, @Nullable Object> line = JsonDocument.read(json, ITEMS);
        Map<String, Object> item = ItemJson.plain(line, ITEM);
        if (item != null) {
            return new ExportLine(ItemWrite.Kind.PUT, item, Optional.empty());
        }
        Map<String, Object> keys = ItemJson.plain(line, KEYS);
        if (keys == null) {
            throw new IllegalArgumentException("it has neither \"" + ITEM + "\" nor \"" + KEYS + "\"");
        }
        Map<String, Object> image = ItemJson.plain(line, NEW_IMAGE);
        return image == null
                ? new ExportLine(ItemWrite.Kind.DELETE, keys, writtenAt(line))
                : new ExportLine(ItemWrite.Kind.PUT, image, writtenAt(line));
    }

    private static Optional<Instant> writtenAt(Map<String, @Nullable Object> line) {
        Map<String, Object> metadata = ItemJson.plain(line, METADATA);
        return metadata != null && metadata.get("WriteTimestampMicros") instanceof BigDecimal micros
                ? Optional.of(Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS))
                : Optional.empty();
    }

    /**
     * Reads a line of plain JSON.
     *
     * @throws IllegalArgumentException if it is none
     */
    @SuppressWarnings("NullAway") // null is a legal value of an item
    public static ExportLine readPlain(byte[] json) {
        Map<String, Object> item = JsonDocument.read(json, Set.of());
        return new ExportLine(ItemWrite.Kind.PUT, Collections.unmodifiableMap(item), Optional.empty());
    }

    @Override
    public String toString() {
        return "ExportLine[" + kind + "]";
    }
}
