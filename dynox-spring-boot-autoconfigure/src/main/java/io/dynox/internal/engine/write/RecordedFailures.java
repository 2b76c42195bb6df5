package io.dynox.internal.engine.write;

import io.dynox.WriteOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * The failures that an account lists. Bounded in their number, and the items among them in their bytes, by the bound of the
 * buffer: of further ones the key and the cause are kept. Not thread-safe, but for {@link #keyNames}; owned by {@link
 * WriteBuffer}.
 */
final class RecordedFailures {

    private final int most;
    private final long mostBytes;
    private final List<RecordedFailure> failures = new ArrayList<>();
    private volatile List<String> keyNames = List.of();
    private long bytes;

    RecordedFailures(WriteOptions options) {
        this.most = options.recordedFailures();
        this.mostBytes = options.bufferBytes();
    }

    /** The key schema of the table is known. */
    void keyed(List<String> names) {
        keyNames = names;
    }

    /** The names of the key attributes; none while the key schema is unknown. */
    List<String> keyNames() {
        return keyNames;
    }

    /** Lists a failure if there is room; returns whether its item may be kept for as long as it is listed. */
    boolean add(RecordedFailure failure, long itemBytes) {
        if (failures.size() >= most) {
            return true;
        }
        failures.add(failure);
        boolean isWhole = bytes + itemBytes <= mostBytes;
        bytes += isWhole ? itemBytes : 0;
        return isWhole;
    }

    List<RecordedFailure> toList() {
        return List.copyOf(failures);
    }
}
