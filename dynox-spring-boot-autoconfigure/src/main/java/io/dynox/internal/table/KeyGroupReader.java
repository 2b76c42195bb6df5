package io.dynox.internal.table;

import io.dynox.BatchGetException;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.KeyResult;
import io.dynox.TableAccessException;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.read.GroupReader;
import io.dynox.internal.engine.read.GroupResult;
import io.dynox.internal.report.Results;
import io.dynox.internal.sdk.TableKeyReader;
import io.dynox.internal.sdk.TableModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the groups of a streamed batch get, each as a batch get of its own. Mentions of a key within a group share one
 * read, and each is answered.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 * @param <A> what is emitted
 */
final class KeyGroupReader<T, A> implements GroupReader<Map<String, ?>, A> {

    private final TableEngine engine;
    private final TableModel<T> model;
    private final GetOptions options;
    private final Function<KeyResult<T>, Stream<A>> view;

    /** A reader that emits what {@code view} makes of each result. */
    KeyGroupReader(
            TableEngine engine, TableModel<T> model, GetOptions options, Function<KeyResult<T>, Stream<A>> view) {
        this.engine = engine;
        this.model = model;
        // as many groups as requests are read at a time
        this.options = options.toBuilder().concurrency(1).build();
        this.view = view;
    }

    @Override
    public CompletableFuture<GroupResult<Map<String, ?>, A>> read(
            CallerOperation operation, List<Map<String, ?>> keys) {
        return engine.cancellable(
                operation.callbacks(),
                stop -> TableEngine.observed(
                        operation,
                        () -> engine.keys(model).thenCompose(reader -> {
                            int legal = keys.size();
                            InvalidItemException illegal = null;
                            GetPlan plan;
                            try {
                                plan = plan(keys, reader);
                            } catch (InvalidItemException e) {
                                illegal = e;
                                legal = legalKeys(keys, reader);
                                plan = plan(keys.subList(0, legal), reader);
                            }
                            List<Map<String, ?>> left = keys.subList(legal, keys.size());
                            InvalidItemException refusal = illegal;
                            GetPlan planned = plan;
                            return engine.send(operation, model, planned, options, stop)
                                    .thenApply(read -> {
                                        GroupResult<Map<String, ?>, KeyResult<T>> known = planned.answers(read);
                                        List<Map<String, ?>> unread = new ArrayList<>(known.unread());
                                        unread.addAll(left);
                                        return new GroupResult<>(
                                                known.answers().stream()
                                                        .flatMap(view)
                                                        .toList(),
                                                unread,
                                                refusal == null ? known.failure() : refusal);
                                    });
                        })));
    }

    private GetPlan plan(List<Map<String, ?>> keys, TableKeyReader reader) {
        return GetPlan.of(KeyList.of(model, keys), reader);
    }

    /** How many keys stand before the first one that is illegal. */
    private int legalKeys(List<Map<String, ?>> keys, TableKeyReader reader) {
        for (int i = 0; i < keys.size(); i++) {
            try {
                plan(List.of(keys.get(i)), reader);
            } catch (InvalidItemException e) {
                return i;
            }
        }
        return keys.size();
    }

    /** As a batch get fails; what was found is emitted by then. */
    Throwable failure(Throwable cause, List<Map<String, ?>> unread) {
        if (cause instanceof TableAccessException || cause instanceof InvalidItemException) {
            return cause;
        }
        List<Map<String, Object>> keys =
                unread.stream().map(KeyGroupReader::copy).distinct().toList();
        return BatchGetException.ofStream(Results.nothingRead(model.table()), keys, cause);
    }

    private static Map<String, Object> copy(Map<String, ?> key) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(key));
    }
}
