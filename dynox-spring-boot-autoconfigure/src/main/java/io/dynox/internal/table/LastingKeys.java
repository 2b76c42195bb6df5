package io.dynox.internal.table;

import io.dynox.internal.sdk.TableKeyReader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reader of a table's keys, asked for once, and again after a failure. Thread-safe. */
final class LastingKeys implements Supplier<CompletableFuture<TableKeyReader>> {

    private final Supplier<CompletableFuture<TableKeyReader>> question;
    private volatile @Nullable CompletableFuture<TableKeyReader> asked;

    LastingKeys(Supplier<CompletableFuture<TableKeyReader>> question) {
        this.question = question;
    }

    @Override
    public CompletableFuture<TableKeyReader> get() {
        CompletableFuture<TableKeyReader> last = asked;
        if (last == null || last.isCompletedExceptionally()) {
            last = question.get();
            asked = last;
        }
        return last;
    }
}
