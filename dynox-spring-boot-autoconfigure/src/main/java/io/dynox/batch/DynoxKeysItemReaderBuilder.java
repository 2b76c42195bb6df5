package io.dynox.batch;

import io.dynox.BatchGetResult;
import io.dynox.BatchTable;
import io.dynox.KeyResult;
import io.dynox.internal.Checks;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.util.Assert;

/**
 * Builds a {@link DynoxKeysItemReader}. {@link #table} and {@link #keys} are required.
 *
 * <p>Not thread-safe.
 *
 * @param <T> the type of the items
 */
public class DynoxKeysItemReaderBuilder<T> {

    private String name = "DynoxKeysItemReader";
    private @Nullable BatchTable<T> table;
    private @Nullable ItemReader<? extends Map<String, ?>> keys;
    private MissingKeys missingKeys = MissingKeys.SKIP;
    private int fetchSize = 1_000;

    /** Sets the prefix of what is saved in the execution context; needed if a step has two such readers. */
    public DynoxKeysItemReaderBuilder<T> name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Sets the table; the options of the view apply, such as a projection. */
    public DynoxKeysItemReaderBuilder<T> table(BatchTable<T> table) {
        this.table = Objects.requireNonNull(table, "table");
        return this;
    }

    /** Sets the reader of the keys, each with the key attributes of the table and no others; opened and closed with this one. */
    public DynoxKeysItemReaderBuilder<T> keys(ItemReader<? extends Map<String, ?>> keys) {
        this.keys = Objects.requireNonNull(keys, "keys");
        return this;
    }

    /** Sets what is done with keys that have no item: they are skipped by default. */
    public DynoxKeysItemReaderBuilder<T> missingKeys(MissingKeys missingKeys) {
        this.missingKeys = Objects.requireNonNull(missingKeys, "missingKeys");
        return this;
    }

    /**
     * Sets how many keys are read and got together: at least one, 1,000 by default. A multiple of 100 keeps requests full.
     *
     * @throws IllegalArgumentException if it is below one
     */
    public DynoxKeysItemReaderBuilder<T> fetchSize(int fetchSize) {
        Checks.atLeast("fetchSize", fetchSize, 1);
        this.fetchSize = fetchSize;
        return this;
    }

    /** Makes a reader of the items. */
    public DynoxKeysItemReader<T> build() {
        BatchTable<T> from = table();
        return reader(group -> {
            BatchGetResult<T> found = from.sync().batchGet(group);
            int missing = found.missingKeys().size();
            if (missing > 0 && missingKeys == MissingKeys.FAIL) {
                throw new MissingItemException(from.name(), missing, group.size());
            }
            return found.inKeyOrder();
        });
    }

    /** Makes a reader of one result for each key, found or missing. */
    public DynoxKeysItemReader<KeyResult<T>> buildResults() {
        return reader(DynoxKeysItemReader.results(table()));
    }

    private <R> DynoxKeysItemReader<R> reader(DynoxKeysItemReader.GroupGet<R> get) {
        Assert.notNull(keys, "keys is required.");
        return new DynoxKeysItemReader<>(name, keys, get, fetchSize);
    }

    private BatchTable<T> table() {
        Assert.notNull(table, "table is required.");
        return table;
    }
}
