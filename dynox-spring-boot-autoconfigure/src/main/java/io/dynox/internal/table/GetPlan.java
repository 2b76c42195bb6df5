package io.dynox.internal.table;

import io.dynox.BatchGetResult;
import io.dynox.InvalidItemException;
import io.dynox.KeyResult;
import io.dynox.internal.engine.read.GroupResult;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.report.Results;
import io.dynox.internal.sdk.ReadKey;
import io.dynox.internal.sdk.TableKeyReader;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads each of a caller's keys once, however often it is mentioned, and puts what was found back into the caller's order, duplicates included.
 * Immutable.
 */
final class GetPlan {

    private static final int PORTION = 4_000;
    /** So many keys are kept as they were encoded; of more it would take several times what the caller's take. */
    private static final int KEPT = 1_000;

    private final KeyList keys;
    /** For each distinct key, the position at which it was mentioned first. */
    private final int[] firsts;
    /** For each key of the caller, its place among the distinct ones. */
    private final int[] places;

    private final Encoding encoding;

    private GetPlan(KeyList keys, DistinctKeys distinct, Encoding encoding) {
        this.keys = keys;
        this.firsts = distinct.firsts();
        this.places = distinct.places();
        this.encoding = encoding;
    }

    /**
     * Plans a batch get.
     *
     * @throws InvalidItemException when a key is not a legal key of the table
     */
    static GetPlan of(KeyList keys, TableKeyReader reader) {
        Encoding encoding = Encoding.of(keys, reader);
        DistinctKeys distinct = encoding.distinct();
        for (int i = 0; i < keys.size(); i++) {
            distinct.add(i);
        }
        return new GetPlan(keys, distinct, encoding);
    }

    /**
     * Plans a batch get of any size: at once where it is small, and else in portions, each of them a task of
     * {@code executor}.
     *
     * @param stop ends the planning when it completes
     * @return a future that fails with {@link InvalidItemException} when a key is not a legal key of the table
     */
    static CompletableFuture<GetPlan> of(
            KeyList keys, TableKeyReader reader, Executor executor, CompletableFuture<?> stop) {
        if (keys.size() <= PORTION) {
            return CompletableFuture.completedFuture(of(keys, reader));
        }
        CompletableFuture<GetPlan> plan = new CompletableFuture<>();
        Encoding encoding = Encoding.of(keys, reader);
        DistinctKeys distinct = encoding.distinct();
        executor.execute(new Runnable() {
            private int next;

            @Override
            public void run() {
                try {
                    for (int end = Math.min(keys.size(), next + PORTION); next < end; next++) {
                        distinct.add(next);
                    }
                    if (stop.isDone()) {
                        plan.cancel(false);
                    } else if (next < keys.size()) {
                        executor.execute(this);
                    } else {
                        plan.complete(new GetPlan(keys, distinct, encoding));
                    }
                } catch (RuntimeException | Error e) {
                    plan.completeExceptionally(e);
                }
            }
        });
        return plan;
    }

    /** Each key that is to be read; of many, encoded anew with each look. */
    List<ReadKey> distinctKeys() {
        return new AbstractList<>() {
            @Override
            public ReadKey get(int place) {
                return encoding.key(firsts[place]);
            }

            @Override
            public int size() {
                return firsts.length;
            }
        };
    }

    private Map<String, Object> given(int place) {
        return keys.given().get(firsts[place]);
    }

    TableKeyReader reader() {
        return encoding.reader();
    }

    /** What is known when the reading has ended. The keys of items that don't fit their type count as unread. */
    <T> GetOutcome<T> outcome(ReadAnswer<T> answer) {
        ReadResult<?> read = answer.result();
        List<Optional<T>> found = new ArrayList<>(firsts.length);
        List<T> items = new ArrayList<>(firsts.length);
        List<Map<String, Object>> missing = new ArrayList<>();
        List<Map<String, Object>> unread = new ArrayList<>();
        RuntimeException unmappable = null;
        for (int i = 0; i < firsts.length; i++) {
            Optional<T> item;
            try {
                item = answer.items().apply(i);
            } catch (RuntimeException e) {
                // one item's failure: the others are handed on beside it
                unmappable = unmappable == null ? e : unmappable;
                unread.add(given(i));
                found.add(Optional.empty());
                continue;
            }
            found.add(item);
            item.ifPresent(items::add);
            if (item.isEmpty()) {
                (read.unread().get(i) ? unread : missing).add(given(i));
            }
        }
        List<Optional<T>> inKeyOrder = new ArrayList<>(places.length);
        for (int place : places) {
            inKeyOrder.add(found.get(place));
        }
        BatchGetResult<T> result = new Results.BatchGetResult<>(
                keys.table(),
                items,
                missing,
                inKeyOrder,
                read.requests(),
                read.retries(),
                read.consumedUnits(),
                read.elapsed());
        return new GetOutcome<>(result, unread, read.cause() == null ? unmappable : read.cause(), unmappable != null);
    }

    /** What is known of each mention of a key, in their order. */
    <T> GroupResult<Map<String, ?>, KeyResult<T>> answers(ReadAnswer<T> answer) {
        ReadResult<?> read = answer.result();
        List<KeyResult<T>> answers = new ArrayList<>(places.length);
        List<Map<String, ?>> unread = new ArrayList<>();
        Throwable failure = read.cause();
        for (int i = 0; i < places.length; i++) {
            Map<String, Object> key = keys.given().get(i);
            if (read.unread().get(places[i])) {
                unread.add(key);
            } else {
                try {
                    // each mention gets an item of its own
                    answers.add(new KeyResult<>(key, answer.items().apply(places[i])));
                } catch (RuntimeException e) {
                    failure = failure == null ? e : failure;
                    unread.add(key);
                }
            }
        }
        return new GroupResult<>(answers, unread, failure);
    }

    /**
     * The keys as they are sent. Not thread-safe while it is planned, immutable then.
     *
     * @param kept those that were encoded; empty where there are too many
     */
    private record Encoding(KeyList keys, TableKeyReader reader, List<@Nullable ReadKey> kept) {

        static Encoding of(KeyList keys, TableKeyReader reader) {
            return new Encoding(
                    keys, reader, Arrays.asList(new @Nullable ReadKey[keys.size() <= KEPT ? keys.size() : 0]));
        }

        DistinctKeys distinct() {
            return new DistinctKeys(keys.size(), position -> key(position).identity());
        }

        ReadKey key(int position) {
            ReadKey known = kept.isEmpty() ? null : kept.get(position);
            if (known != null) {
                return known;
            }
            Map<String, AttributeValue> attributes = keys.encoded(position);
            ReadKey key = new ReadKey(reader.ofKey(attributes), attributes);
            if (!kept.isEmpty()) {
                kept.set(position, key);
            }
            return key;
        }
    }
}
