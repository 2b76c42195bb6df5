package io.dynox.batch;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.ItemWrite;
import io.dynox.ReadPage;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchTable;
import io.dynox.internal.batch.StoredValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a table with what was made of it: a sample of its items, or their number. Immutable.
 *
 * @param <S> the type of the items that are read
 * @param sample how many items, about; zero for none
 * @param counted the target whose number of items is that of the source; null if numbers aren't compared
 */
record MigrationCheck<S>(
        BatchTable<S> source,
        BatchOperations target,
        Function<? super S, ? extends Iterable<ItemWrite>> writes,
        int sample,
        @Nullable String counted) {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationCheck.class);

    /** Of so many parts of the table some are read from their beginnings: items of a part are those of a range of hashes. */
    private static final int PARTS = 1_000;

    private static final int ITEMS_OF_A_PART = 50;

    /**
     * Compares.
     *
     * @param seed which sample
     * @return how many writes of the sample were compared
     * @throws MigrationMismatchException if some differ
     */
    int run(long seed) {
        if (counted != null) {
            compareCounts(counted);
        }
        Map<String, List<ItemWrite>> byTable = new LinkedHashMap<>();
        for (S item : sampled(new SplittableRandom(seed))) {
            for (ItemWrite write : writes.apply(item)) {
                byTable.computeIfAbsent(write.table(), table -> new ArrayList<>())
                        .add(write);
            }
        }
        int compared = 0;
        for (Map.Entry<String, List<ItemWrite>> table : byTable.entrySet()) {
            int different = differences(table.getKey(), table.getValue());
            if (different > 0) {
                throw new MigrationMismatchException(
                        table.getKey(), table.getValue().size(), different);
            }
            compared += table.getValue().size();
        }
        LOG.info("A sample of {} writes from table '{}' is what the target has", compared, source.name());
        return compared;
    }

    private void compareCounts(String target) {
        long expected = count(source);
        long found = count(this.target.table(target));
        if (expected != found) {
            throw MigrationMismatchException.ofCounts(source.name(), expected, target, found);
        }
        LOG.info("Table '{}' has {} items, as many as table '{}'", target, found, source.name());
    }

    private static long count(BatchTable<?> table) {
        return countOf(table.with(ScanOptions.builder().countOnly(true).build()).sync());
    }

    private static <T> long countOf(SyncBatchTable<T> table) {
        try (Stream<ReadPage<T>> pages = table.scanPages()) {
            return pages.mapToLong(ReadPage::count).sum();
        }
    }

    private List<S> sampled(SplittableRandom random) {
        List<S> items = new ArrayList<>();
        List<Integer> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            parts.add(random.nextInt(parts.size() + 1), part);
        }
        for (int part : parts) {
            int wanted = Math.min(ITEMS_OF_A_PART, sample - items.size());
            if (wanted == 0) {
                break;
            }
            ScanOptions options =
                    ScanOptions.builder().segment(part, PARTS).pageItems(wanted).build();
            try (Stream<S> some = source.with(options).sync().scan()) {
                some.limit(wanted).forEach(items::add);
            }
        }
        return items;
    }

    private int differences(String table, List<ItemWrite> expected) {
        BatchTable<Map<String, Object>> there = target.table(table);
        List<Map<String, Object>> keys;
        try {
            keys = keys(there, expected);
        } catch (IllegalStateException unknown) {
            // neither configured nor asked for yet
            askForKey(there.sync());
            keys = keys(there, expected);
        }
        List<Optional<Map<String, Object>>> found = there.sync().batchGet(keys).inKeyOrder();
        int different = 0;
        for (int i = 0; i < expected.size(); i++) {
            different += isAsExpected(expected.get(i), found.get(i)) ? 0 : 1;
        }
        return different;
    }

    private static List<Map<String, Object>> keys(BatchTable<Map<String, Object>> table, List<ItemWrite> writes) {
        return writes.stream()
                .map(write ->
                        write.kind() == ItemWrite.Kind.PUT ? table.keyOf(copyOf(write.item())) : copyOf(write.item()))
                .toList();
    }

    /** A scan asks for the names of the key attributes, where nothing else tells them. */
    private static void askForKey(SyncBatchTable<Map<String, Object>> table) {
        ScanOptions one = ScanOptions.builder().segments(1).pageItems(1).build();
        try (Stream<ReadPage<Map<String, Object>>> pages = table.with(one).scanPages()) {
            LOG.debug(
                    "Table '{}' has items: {}", table.name(), pages.findFirst().isPresent());
        }
    }

    private static boolean isAsExpected(ItemWrite expected, Optional<Map<String, Object>> found) {
        return switch (expected.kind()) {
            case PUT -> found.isPresent() && StoredValues.isSameItem(found.get(), expected.item());
            case DELETE -> found.isEmpty();
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> copyOf(Map<String, ?> item) {
        // the map is only read
        return (Map<String, Object>) item;
    }
}
