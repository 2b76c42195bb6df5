package io.dynox.internal.engine.write;

import io.dynox.DynoxException;
import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.WriteAccount;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A consistent copy of the {@link WriteLedger}; items are decoded only when somebody looks at them.
 *
 * @param ending why writes were not attempted; null if all were
 * @param recorded the failures
 * @param dropped the writes that were not attempted
 */
record Statement(
        WriteAccount account,
        long requests,
        long retries,
        double consumedUnits,
        @Nullable Throwable lastFailure,
        @Nullable DynoxException ending,
        List<RecordedFailure> recorded,
        Supplier<List<ItemWrite>> dropped) {

    List<FailedWrite> failures() {
        return recorded.stream().map(RecordedFailure::get).toList();
    }

    List<ItemWrite> unsent() {
        return dropped.get();
    }
}
