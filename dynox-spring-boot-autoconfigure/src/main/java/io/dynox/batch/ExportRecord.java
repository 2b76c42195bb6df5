package io.dynox.batch;

import io.dynox.ItemWrite;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A line of an export: an item, or, in an incremental export, an item that was put or a key that was deleted.
 *
 * <p>Dynox implements this type; it may get further methods. Immutable. {@code toString()} leaves the content out.
 */
public interface ExportRecord {

    /** Returns whether the item was put or deleted; always put in a full export. */
    ItemWrite.Kind kind();

    /** Returns the item of a put, the key of a delete. */
    Map<String, Object> item();

    /** Returns when it was last written; empty in a full export. */
    Optional<Instant> writtenAt();

    /** Returns the write that makes a table the same as the exported one, as far as this line is concerned. */
    default ItemWrite toWrite(String table) {
        return new ItemWrite(table, kind(), item(), null);
    }
}
