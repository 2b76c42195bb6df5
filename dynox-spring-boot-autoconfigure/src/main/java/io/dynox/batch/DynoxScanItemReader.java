package io.dynox.batch;

import io.dynox.BatchTable;
import io.dynox.ReadPage;
import io.dynox.ScanOptions;
import java.util.stream.Stream;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads a table, or a segment of it, by a scan. It saves the position of what was handed out: a restart goes on with the first item
 * that was not committed, after a kill at any item.
 *
 * <p>In a partition made by {@link ScanSegmentPartitioner} it reads the segment of this partition. Otherwise it reads the segments
 * that its view says, in no order.
 *
 * <p>Not thread-safe. Made by {@link DynoxScanItemReaderBuilder}.
 *
 * @param <T> the type of the items
 */
public class DynoxScanItemReader<T> extends PagedItemReader<T> {

    private final BatchTable<T> table;

    DynoxScanItemReader(String name, BatchTable<T> table) {
        super(name);
        this.table = table;
    }

    @Override
    Stream<ReadPage<T>> pages(ExecutionContext context) {
        ScanOptions.Builder options = ScanOptions.builder();
        if (context.containsKey(ScanSegmentPartitioner.SEGMENT)) {
            options.segment(
                    context.getInt(ScanSegmentPartitioner.SEGMENT), context.getInt(ScanSegmentPartitioner.SEGMENTS));
        }
        saved(context).ifPresent(options::position);
        return table.with(options.build()).sync().scanPages();
    }
}
