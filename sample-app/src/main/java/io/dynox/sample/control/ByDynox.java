package io.dynox.sample.control;

import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.sample.City;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes through a writer. */
final class ByDynox implements Racer {

    private final SyncBatchOperations dynox;
    private final String table;
    private volatile @Nullable SyncBatchWriter<Map<String, Object>> writer;

    ByDynox(SyncBatchOperations dynox, String table) {
        this.dynox = dynox;
        this.table = table;
    }

    @Override
    public void write(List<City> rows) {
        dynox.write(table, batch -> {
            writer = batch;
            rows.forEach(city -> batch.put(city.toItem()));
        });
    }

    @Override
    public Count count() {
        SyncBatchWriter<Map<String, Object>> open = writer;
        if (open == null) {
            return new Count(0, 0, 0, 0);
        }
        BatchWriteResult result = open.result();
        long lost = result.failed() + result.notAttempted();
        return new Count(result.written() + result.superseded() + lost, result.requests(), result.retries(), lost);
    }
}
