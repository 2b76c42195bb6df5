package io.dynox.internal.table;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.report.Results;
import io.dynox.internal.sdk.Causes;
import io.dynox.internal.sdk.TableModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A batch get from several tables: one batch get a table, side by side, so that none waits for another one's throttling.
 * Immutable.
 */
final class SeveralTables {

    private final TableEngine engine;
    private final GetOptions options;
    private final Map<String, List<Map<String, ?>>> keys = new LinkedHashMap<>();

    /** Copies the keys. */
    SeveralTables(
            TableEngine engine, Map<String, ? extends Collection<? extends Map<String, ?>>> keys, GetOptions options) {
        this.engine = engine;
        this.options = Objects.requireNonNull(options, "options");
        keys.forEach((table, given) -> this.keys.put(
                model(table).table(),
                Collections.unmodifiableList(
                        new ArrayList<>(Objects.requireNonNull(given, () -> "the keys for table '" + table + "'")))));
    }

    CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> read() {
        Map<String, CallerOperation> operations = new LinkedHashMap<>();
        keys.forEach((table, given) -> {
            if (!given.isEmpty()) {
                operations.put(table, engine.beginRead(model(table), given));
            }
        });
        return engine.cancellable(
                engine.callbacks(),
                stop -> read(operations, stop).whenComplete((results, failure) -> {
                    if (failure != null) {
                        // what was read, or failed, by itself has ended by itself
                        operations.values().forEach(operation -> operation.failRead(Causes.unwrap(failure)));
                    }
                }));
    }

    private CompletionStage<Map<String, BatchGetResult<Map<String, Object>>>> read(
            Map<String, CallerOperation> operations, CompletableFuture<Void> stop) {
        Map<String, CompletableFuture<GetPlan>> plans = new LinkedHashMap<>();
        keys.forEach((table, given) -> {
            if (!given.isEmpty()) {
                plans.put(table, engine.plan(model(table), given, stop));
            }
        });
        return whenAllEnded(plans.values()).thenCompose(ended -> {
            throwIfIllegal(plans.values());
            Map<String, CompletableFuture<GetOutcome<Map<String, Object>>>> reads = new LinkedHashMap<>();
            keys.keySet()
                    .forEach(table -> reads.put(table, read(table, operations.get(table), plans.get(table), stop)));
            return whenAllEnded(reads.values()).thenApply(all -> joined(reads));
        });
    }

    /** One illegal key keeps everything from being sent, as in a batch get from one table. */
    private static void throwIfIllegal(Collection<CompletableFuture<GetPlan>> plans) {
        for (CompletableFuture<GetPlan> plan : plans) {
            if (failure(plan) instanceof InvalidItemException illegal) {
                throw illegal;
            }
        }
    }

    private CompletableFuture<GetOutcome<Map<String, Object>>> read(
            String table,
            @Nullable CallerOperation operation,
            @Nullable CompletableFuture<GetPlan> plan,
            CompletableFuture<Void> stop) {
        Throwable noPlan = plan == null ? null : failure(plan);
        if (operation == null || plan == null || noPlan != null) {
            if (operation != null && noPlan != null) {
                operation.failRead(noPlan);
            }
            return CompletableFuture.completedFuture(nothing(table, noPlan));
        }
        GetPlan planned = plan.join();
        return engine.send(operation, model(table), planned, options, stop).thenApply(planned::outcome);
    }

    /** A table without keys to read, or whose keys are unknown; the others are read nevertheless. */
    private GetOutcome<Map<String, Object>> nothing(String table, @Nullable Throwable cause) {
        List<Map<String, ?>> given = Objects.requireNonNull(keys.get(table));
        List<Map<String, Object>> unread = KeyList.of(TableModel.ofMaps(table), given).given().stream()
                .distinct()
                .toList();
        List<Optional<Map<String, Object>>> inKeyOrder = Collections.nCopies(given.size(), Optional.empty());
        return new GetOutcome<>(
                new Results.BatchGetResult<>(table, List.of(), List.of(), inKeyOrder, 0, 0, 0, Duration.ZERO),
                unread,
                cause,
                false);
    }

    private static Map<String, BatchGetResult<Map<String, Object>>> joined(
            Map<String, CompletableFuture<GetOutcome<Map<String, Object>>>> reads) {
        Map<String, BatchGetResult<Map<String, Object>>> results = new LinkedHashMap<>();
        Map<String, List<Map<String, Object>>> unread = new LinkedHashMap<>();
        List<Throwable> causes = new ArrayList<>();
        reads.forEach((table, read) -> {
            GetOutcome<Map<String, Object>> outcome = read.join();
            results.put(table, outcome.result());
            if (!outcome.unread().isEmpty()) {
                unread.put(table, outcome.unread());
                if (outcome.cause() != null) {
                    causes.add(outcome.cause());
                }
            }
        });
        if (unread.isEmpty()) {
            return Collections.unmodifiableMap(results);
        }
        BatchGetException failure =
                BatchGetException.ofTables(results, unread, causes.isEmpty() ? null : causes.get(0));
        causes.stream().skip(1).forEach(failure::addSuppressed);
        throw failure;
    }

    private static TableModel<Map<String, Object>> model(String table) {
        return TableModel.ofMaps(table);
    }

    private static <R> CompletableFuture<?> whenAllEnded(Collection<CompletableFuture<R>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
                .exceptionally(failure -> null);
    }

    private static @Nullable Throwable failure(CompletableFuture<?> ended) {
        return ended.handle((value, failure) -> failure == null ? null : Causes.unwrap(failure))
                .join();
    }
}
