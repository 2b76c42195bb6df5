package io.dynox.internal.report;

import io.dynox.DynoxException;
import io.dynox.ItemWrite;
import io.dynox.internal.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What writers and batch gets return. Each record is what its interface says. Immutable. */
public final class Results {

    private Results() {}

    /** The result of a batch get of no keys. */
    public static <T> BatchGetResult<T> nothingRead(String table) {
        return new BatchGetResult<>(table, List.of(), List.of(), List.of(), 0, 0, 0, Duration.ZERO);
    }

    /** The result of a batch write of no items. */
    public static BatchWriteResult nothingWritten(String table) {
        WriteAccount account = new WriteAccount(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new BatchWriteResult(
                table,
                account,
                new io.dynox.BatchWriteResult.Covered(0, 0, 0, 0),
                0,
                0,
                0,
                Duration.ZERO,
                List.of(),
                List.of(),
                null);
    }

    public record WriteAccount(
            long accepted,
            long buffered,
            long inFlight,
            long waitingRetry,
            long writtenPuts,
            long writtenDeletes,
            long superseded,
            long failed,
            long notAttempted,
            long refused)
            implements io.dynox.WriteAccount {}

    public record BatchWriteResult(
            String table,
            io.dynox.WriteAccount account,
            io.dynox.BatchWriteResult.Covered covered,
            long requests,
            long retries,
            double consumedUnits,
            Duration elapsed,
            List<io.dynox.FailedWrite> failures,
            List<ItemWrite> unsent,
            @Nullable DynoxException ending)
            implements io.dynox.BatchWriteResult {
        public BatchWriteResult {
            failures = List.copyOf(failures);
            unsent = List.copyOf(unsent);
        }

        @Override
        public Optional<DynoxException> endedBy() {
            return Optional.ofNullable(ending);
        }

        @Override
        public String toString() {
            return "BatchWriteResult[table=" + table + ", " + account + ", requests=" + requests + ", retries="
                    + retries + ", consumedUnits=" + consumedUnits + ", elapsed=" + elapsed + "]";
        }
    }

    public record BatchGetResult<T>(
            String table,
            List<T> items,
            List<Map<String, Object>> missingKeys,
            List<Optional<T>> inKeyOrder,
            long requests,
            long retries,
            double consumedUnits,
            Duration elapsed)
            implements io.dynox.BatchGetResult<T> {
        public BatchGetResult {
            items = List.copyOf(items);
            missingKeys = List.copyOf(missingKeys);
            inKeyOrder = List.copyOf(inKeyOrder);
        }

        @Override
        public String toString() {
            return "BatchGetResult[table=" + table + ", items=" + items.size() + ", missingKeys=" + missingKeys.size()
                    + ", requests=" + requests + ", retries=" + retries + ", consumedUnits=" + consumedUnits
                    + ", elapsed="
                    + elapsed + "]";
        }
    }

    public record FailedWrite(
            ItemWrite write,
            Throwable cause,
            int attempts,
            boolean mayHaveBeenWritten,
            Duration elapsed,
            @Nullable String lastRequest,
            boolean isKeyOnly)
            implements io.dynox.FailedWrite {

        @Override
        public Optional<String> requestId() {
            return Optional.ofNullable(lastRequest);
        }

        @Override
        public String toString() {
            return write + " failed after " + attempts + (attempts == 1 ? " attempt: " : " attempts: ")
                    + Printable.reason(cause);
        }
    }
}
