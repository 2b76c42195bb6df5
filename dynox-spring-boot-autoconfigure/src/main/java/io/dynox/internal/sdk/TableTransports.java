package io.dynox.internal.sdk;

import io.dynox.GetOptions;
import io.dynox.ItemWrite;
import io.dynox.WriteMode;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.engine.write.WriteCodec;
import io.dynox.internal.engine.write.WriteTransport;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How requests for tables are encoded, sent and read: over the SDK's client, or as bytes. Thread-safe. */
public interface TableTransports {

    /** The name of this way, as in {@code dynox.transport}. */
    String name();

    /**
     * How a writer's items are encoded and sent.
     *
     * @param keys asks for the reader of the table's keys; its last answer is known before anything is sent
     */
    <T> Writes<T, ?> writes(TableModel<T> model, WriteMode mode, Supplier<CompletableFuture<TableKeyReader>> keys);

    /** How the items of keys are read. */
    <T> Reads<T, ?> reads(TableModel<T> model, TableKeyReader keys, GetOptions options);

    /**
     * How the pages of a scan or a query are read.
     *
     * @param reader makes the caller's items
     * @param callbacks where items are made
     */
    <T, I> PageTransport<Map<String, AttributeValue>, I> pages(
            PageSpec spec, PageReader<T, I> reader, Executor callbacks);

    /** How single items are put, read and deleted outside of a writer. */
    ItemCalls items();

    /**
     * The parts of a writer.
     *
     * @param <T> the caller's items
     * @param <P> what is sent
     * @param keys asks for what reads the {@link KeyIdentity} of what is sent
     * @param operation what is sent, a put or a delete
     */
    record Writes<T, P>(
            WriteCodec<T, P> codec,
            Supplier<CompletableFuture<KeyReader<P>>> keys,
            Function<P, ItemWrite.Kind> operation,
            WriteTransport<P> transport) {}

    /**
     * The parts of a batch get.
     *
     * @param <T> the caller's items
     * @param <I> what is received
     * @param decoder fails with {@link io.dynox.InvalidItemException} when an item doesn't fit the type
     */
    record Reads<T, I>(ReadTransport<ReadKey, I> transport, Function<I, T> decoder) {}

    /** Chooses how requests are sent. */
    @FunctionalInterface
    interface Choice {

        /**
         * The way.
         *
         * @param sdk the way over the client
         * @param executor where replies may be read
         */
        TableTransports choose(SdkTransports sdk, Executor executor);
    }
}
