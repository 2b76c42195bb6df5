package io.dynox.internal.table;

import io.dynox.BatchGetResult;
import io.dynox.InvalidItemException;
import io.dynox.KeyResult;
import io.dynox.internal.engine.read.GroupResult;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.report.Results;
import io.dynox.internal.sdk.KeyIdentity;
import io.dynox.internal.sdk.ReadKey;
import io.dynox.internal.sdk.TableKeyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads each of a caller's keys once, and puts what was found back into the caller's order, duplicates included.
 *
 * <p>Immutable.
 */
final class GetPlan {

    private final KeyList keys;
    private final List<ReadKey> distinct;
    /** The first mention of each distinct key. */
    private final List<Map<String, Object>> given;
    /** For each key of the caller, its place among the distinct ones. */
    private final int[] places;

    private final TableKeyReader reader;

    private GetPlan(
            KeyList keys,
            List<ReadKey> distinct,
            List<Map<String, Object>> given,
            int[] places,
            TableKeyReader reader) {
        this.keys = keys;
        this.reader = reader;
        this.distinct = distinct;
        this.given = given;
        this.places = places;
    }

    /**
     * Plans a batch get.
     *
     * @throws InvalidItemException when a key is not a legal key of the table
     */
    static GetPlan of(KeyList keys, TableKeyReader reader) {
        int size = keys.encoded().size();
        List<ReadKey> distinct = new ArrayList<>(size);
        List<Map<String, Object>> given = new ArrayList<>(size);
        int[] places = new int[size];
        Map<KeyIdentity, Integer> seen = new HashMap<>(size * 4 / 3 + 1);
        for (int i = 0; i < size; i++) {
            Map<String, AttributeValue> key = keys.encoded().get(i);
            KeyIdentity identity = reader.ofKey(key);
            Integer place = seen.putIfAbsent(identity, distinct.size());
            places[i] = place == null ? distinct.size() : place;
            if (place == null) {
                distinct.add(new ReadKey(identity, key));
                given.add(keys.given().get(i));
            }
        }
        return new GetPlan(keys, distinct, given, places, reader);
    }

    List<ReadKey> distinctKeys() {
        return distinct;
    }

    TableKeyReader reader() {
        return reader;
    }

    /** What is known when the reading has ended. The keys of items that don't fit their type count as unread. */
    <T> GetOutcome<T> outcome(ReadAnswer<T> answer) {
        ReadResult<?> read = answer.result();
        List<Optional<T>> found = new ArrayList<>(distinct.size());
        List<T> items = new ArrayList<>(distinct.size());
        List<Map<String, Object>> missing = new ArrayList<>();
        List<Map<String, Object>> unread = new ArrayList<>();
        RuntimeException unmappable = null;
        for (int i = 0; i < distinct.size(); i++) {
            Optional<T> item;
            try {
                item = answer.items().apply(i);
            } catch (RuntimeException e) {
                // one item's failure: the others are handed on beside it
                unmappable = unmappable == null ? e : unmappable;
                unread.add(given.get(i));
                found.add(Optional.empty());
                continue;
            }
            found.add(item);
            item.ifPresent(items::add);
            if (item.isEmpty()) {
                (read.unread().get(i) ? unread : missing).add(given.get(i));
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
}
