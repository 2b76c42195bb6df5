package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Kills what reads in chunks after any number of items, and lets another reader go on from the last commit. */
final class Restarts {

    private Restarts() {}

    /**
     * Reads everything, with a kill after each possible number of items: what is committed must be all items, each once, and what is
     * read again must be less than a chunk.
     */
    static <T> void readsEachItemOnce(
            Supplier<ItemStreamReader<T>> readers, ExecutionContext first, int chunk, List<T> all) throws Exception {
        for (int kill = 0; kill <= all.size(); kill++) {
            ExecutionContext committed = new ExecutionContext(first);
            List<T> written = new ArrayList<>();

            int lost = read(readers.get(), committed, chunk, kill, written);
            read(readers.get(), committed, chunk, Integer.MAX_VALUE, written);

            assertThat(written).as("killed after %d items", kill).containsExactlyInAnyOrderElementsOf(all);
            assertThat(lost).isLessThan(chunk);
        }
    }

    /** Reads until the end or until it is killed; what was read and not committed. */
    private static <T> int read(
            ItemStreamReader<T> reader, ExecutionContext committed, int chunk, int kill, List<T> written)
            throws Exception {
        reader.open(committed);
        List<T> open = new ArrayList<>();
        int read = 0;
        while (read < kill) {
            T item = reader.read();
            if (item != null) {
                open.add(item);
                read++;
            }
            if (item == null || open.size() == chunk) {
                reader.update(committed);
                written.addAll(open);
                open.clear();
            }
            if (item == null) {
                reader.close();
                return 0;
            }
        }
        return open.size();
    }
}
