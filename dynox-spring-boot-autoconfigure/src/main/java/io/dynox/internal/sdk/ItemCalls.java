package io.dynox.internal.sdk;

import io.dynox.WriteMode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sends requests of one item, each as often as the retry strategy of the client allows. Thread-safe. */
public interface ItemCalls {

    /**
     * Encodes an item.
     *
     * @throws io.dynox.InvalidItemException when it can't be stored as it is
     */
    <T> Put put(TableModel<T> model, T item, WriteMode mode);

    /** Sends {@code DeleteItem}. */
    CompletableFuture<Void> delete(String table, Map<String, AttributeValue> key);

    /**
     * Sends {@code GetItem}.
     *
     * @param projection without attributes that nobody asked for
     * @return what makes the item when it is called; empty if there is no item
     */
    <T> CompletableFuture<Optional<Supplier<T>>> get(
            TableModel<T> reading, Map<String, AttributeValue> key, boolean consistentRead, Projection projection);

    /**
     * An item that is encoded.
     *
     * @param keyCheck throws {@link io.dynox.InvalidItemException} when the item has no key of the table
     * @param call sends {@code PutItem}
     * @param stored what is stored then
     */
    record Put(
            Consumer<TableKeyReader> keyCheck,
            Supplier<CompletableFuture<Void>> call,
            Supplier<Map<String, ?>> stored) {}
}
