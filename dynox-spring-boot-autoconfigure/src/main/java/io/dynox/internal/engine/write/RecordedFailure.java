package io.dynox.internal.engine.write;

import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.internal.report.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A failure whose payload is turned back into an item once, and only when somebody looks; from then on the payload is not
 * held any more. Thread-safe.
 */
final class RecordedFailure implements Supplier<FailedWrite> {

    /** Longer than any key that DynamoDB takes; a longer one is why the write failed. */
    private static final long LONGEST_KEY = 4 << 10;

    private @Nullable Supplier<FailedWrite> source;
    private @Nullable FailedWrite known;

    RecordedFailure(Supplier<FailedWrite> source) {
        this.source = source;
    }

    @Override
    public synchronized FailedWrite get() {
        Supplier<FailedWrite> unread = source;
        if (unread != null) {
            known = unread.get();
            source = null;
        }
        if (known == null) {
            throw new IllegalStateException("neither known nor to be read");
        }
        return known;
    }

    /** Keeps nothing of the item but its key. */
    synchronized void keepKey(List<String> names) {
        FailedWrite whole = get();
        Map<String, Object> key = new LinkedHashMap<>();
        for (String name : names) {
            Object value = whole.write().item().get(name);
            if (value != null && RoughSize.of(value) <= LONGEST_KEY) {
                key.put(name, value);
            }
        }
        known = new Results.FailedWrite(
                new ItemWrite(whole.write().table(), whole.write().kind(), key, null),
                whole.cause(),
                whole.attempts(),
                whole.mayHaveBeenWritten(),
                whole.elapsed(),
                whole.requestId().orElse(null),
                true);
    }
}
