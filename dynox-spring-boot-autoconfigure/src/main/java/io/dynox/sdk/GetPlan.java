package io.dynox.sdk;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.DynoxException;
import io.dynox.InvalidItemException;
import io.dynox.TableAccessException;
import io.dynox.engine.ReadResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private GetPlan(KeyList keys, List<ReadKey> distinct, List<Map<String, Object>> given, int[] places) {
        this.keys = keys;
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
        return new GetPlan(keys, distinct, given, places);
    }

    List<ReadKey> distinctKeys() {
        return distinct;
    }

    /**
     * What the caller gets.
     *
     * @throws DynoxException when a key is unread
     */
    <T> BatchGetResult<T> result(ReadResult<Map<String, AttributeValue>> read, ItemMapper<T> mapper) {
        List<Optional<T>> found = new ArrayList<>(distinct.size());
        List<T> items = new ArrayList<>(distinct.size());
        List<Map<String, Object>> missing = new ArrayList<>();
        List<Map<String, Object>> unread = new ArrayList<>();
        for (int i = 0; i < distinct.size(); i++) {
            Optional<T> item = Optional.ofNullable(read.items().get(i)).map(mapper::decode);
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
        BatchGetResult<T> result = new BatchGetResult<>(
                keys.table(),
                items,
                missing,
                inKeyOrder,
                read.requests(),
                read.retries(),
                read.consumedUnits(),
                read.elapsed());
        if (!unread.isEmpty()) {
            throw failure(result, unread, read.cause());
        }
        return result;
    }

    /** A table that can't be used, and keys that it doesn't take, are failures of their own. */
    private static DynoxException failure(
            BatchGetResult<?> partial, List<Map<String, Object>> unread, @Nullable Throwable cause) {
        if (cause instanceof TableAccessException refusal) {
            return refusal;
        }
        if (cause instanceof InvalidItemException refusal) {
            return refusal;
        }
        return new BatchGetException(partial, unread, cause);
    }
}
