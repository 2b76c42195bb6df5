package io.dynox.internal.batch;

import io.dynox.BatchTable;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.SyncBatchTable;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one chunk to one table: a writer that is opened for the chunk and closed at its end.
 *
 * <p>Not thread-safe; owned by the thread that writes the chunk.
 *
 * @param <P> the type of the table's items
 */
final class TableChunk<P> {

    private final SyncBatchTable<P> table;
    private final SyncBatchWriter<P> writer;
    private final List<Issued<P>> issued = new ArrayList<>();

    /** A write and the item of the chunk that it was made of. */
    private record Issued<P>(
            Object item, @Nullable P put, @Nullable Map<String, ?> delete) {

        ItemWrite.Kind kind() {
            return put == null ? ItemWrite.Kind.DELETE : ItemWrite.Kind.PUT;
        }

        boolean isOf(Object source) {
            return put == source || delete == source;
        }
    }

    /** Opens the writer; every failure of a chunk is recorded with its item. */
    TableChunk(BatchTable<P> table, int mostFailures) {
        this.table = table.sync();
        this.writer = table.with(WriteOptions.builder()
                        .recordedFailures(Math.max(1, mostFailures))
                        .build())
                .sync()
                .writer();
    }

    void put(P put, Object item) {
        issued.add(new Issued<>(item, put, null));
        writer.put(put);
    }

    void delete(Map<String, ?> key, Object item) {
        issued.add(new Issued<>(item, null, key));
        writer.delete(key);
    }

    /** Sends what is left and waits for it. */
    BatchWriteResult close() {
        try {
            writer.close();
        } catch (BatchWriteException e) {
            return e.result();
        }
        return writer.result();
    }

    void abort() {
        writer.abort();
    }

    /** The item of the chunk that a failed write was made of; null if it can't be told. The last write to a key is the one that failed. */
    @Nullable
    Object itemOf(FailedWrite failure) {
        for (int i = issued.size() - 1; i >= 0; i--) {
            if (isWriteOf(issued.get(i), failure.write())) {
                return issued.get(i).item();
            }
        }
        return null;
    }

    private boolean isWriteOf(Issued<P> candidate, ItemWrite failed) {
        if (candidate.kind() != failed.kind()) {
            return false;
        }
        if (failed.source() != null) {
            return candidate.isOf(failed.source());
        }
        if (candidate.delete() != null) {
            return StoredValues.isSameItem(candidate.delete(), failed.item());
        }
        return candidate.put() != null && isPutOf(candidate.put(), failed.item());
    }

    private boolean isPutOf(P put, Map<String, ?> failed) {
        try {
            return StoredValues.contains(failed, table.keyOf(put));
        } catch (IllegalStateException keysUnknown) {
            return put instanceof Map<?, ?> map && StoredValues.isSameItem(Items.ofMap(map), failed);
        } catch (RuntimeException notAnItem) {
            // what has no legal key was refused with its source
            return false;
        }
    }
}
