package io.dynox.internal.table;

import io.dynox.Query;
import io.dynox.ReadPage;
import io.dynox.ScanOptions;
import io.dynox.internal.engine.BatchEngine;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.scan.ScanSetup;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.sdk.KeyExpression;
import io.dynox.internal.sdk.KeySchemas;
import io.dynox.internal.sdk.KeyShape;
import io.dynox.internal.sdk.PageForm;
import io.dynox.internal.sdk.PageReader;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.TableModel.ReadParts;
import io.dynox.internal.sdk.TableTransports;
import io.dynox.internal.sdk.Unmappable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Scans and queries of tables. Thread-safe. */
record PagedReads(BatchEngine engine, KeySchemas schemas, TableTransports transports) {

    /** The items of a table. */
    <T> Publisher<T> scan(TableModel<T> model, ScanOptions options) {
        checkItems(options.countOnly(), "scanPages()");
        PagedRead read = PagedRead.of(options);
        TableKeys keys = schemas.known(model);
        KeyShape shape = keys == null || read.index() != null ? null : KeyShape.of(keys);
        return publish(
                model, read, transport(model, read, shape, List.of(), new PageForm.Items<>(), engine.callbacks()));
    }

    /** The pages of a table, each with its position. */
    <T> Publisher<ReadPage<T>> scanPages(TableModel<T> model, ScanOptions options) {
        return pages(model, PagedRead.of(options), true);
    }

    /** The items of a partition. */
    <T> Publisher<T> query(TableModel<T> model, Query query) {
        checkItems(query.countOnly(), "queryPages(query)");
        return late(model, PagedRead.of(query), KeyExpression.isNamed(query), new PageForm.Items<>());
    }

    /** The pages of a partition, each with its position. */
    <T> Publisher<ReadPage<T>> queryPages(TableModel<T> model, Query query) {
        return pages(model, PagedRead.of(query), KeyExpression.isNamed(query));
    }

    private static void checkItems(boolean countOnly, String pages) {
        if (countOnly) {
            throw new IllegalStateException("No items are read as countOnly is set: use " + pages);
        }
    }

    private <T> Publisher<ReadPage<T>> pages(TableModel<T> model, PagedRead read, boolean isReadWithoutShape) {
        return new PositionedPages<>(late(model, read, isReadWithoutShape, new PageForm.Whole<>()), read.places());
    }

    /** Reads when the key of what is read is known. */
    private <T, I> Publisher<I> late(
            TableModel<T> model, PagedRead read, boolean isReadWithoutShape, PageForm<T, I> form) {
        Executor callbacks = engine.callbacks();
        return publish(
                model,
                read,
                new LatePages<>(() -> shape(model, read.index(), isReadWithoutShape)
                        .thenApply(shape -> transport(
                                model,
                                read,
                                shape,
                                shape == null ? List.of() : List.copyOf(shape.place()),
                                form,
                                callbacks))));
    }

    /** The key of what is read; null if nobody may tell it, and it is read without. */
    private CompletableFuture<@Nullable KeyShape> shape(
            TableModel<?> model, @Nullable String index, boolean isReadWithoutShape) {
        CompletableFuture<@Nullable KeyShape> shape =
                schemas.shape(model, index).thenApply(found -> found);
        return isReadWithoutShape ? shape.exceptionally(failure -> null) : shape;
    }

    private <T, I> PageTransport<Map<String, AttributeValue>, I> transport(
            TableModel<T> model,
            PagedRead read,
            @Nullable KeyShape shape,
            List<String> needed,
            PageForm<T, I> form,
            Executor callbacks) {
        TableModel<T> reading = model.keyed(shape == null ? schemas.known(model) : shape.table())
                .reading(ReadParts.of(read.projection()));
        Projection projection = Projection.of(
                Projection.withTypes(read.projection(), model.mapper().typeAttributes()), needed);
        return transports.pages(
                read.requests().of(model, shape, projection),
                new PageReader<>(
                        reading, shape == null ? Set.of() : shape.place(), form, Unmappable.of(read.onUnmappable())),
                callbacks);
    }

    private <I> Publisher<I> publish(
            TableModel<?> model, PagedRead read, PageTransport<Map<String, AttributeValue>, I> transport) {
        return engine.scan(new ScanSetup<>(
                model.table(),
                model.lane(),
                read.kind(),
                read.limit(),
                (segment, from, room) -> transport.read(read.places().first() + segment, from, room),
                read.concurrency(),
                read.pageUnits(),
                read.retry(),
                read.places().start(),
                failure -> read.failure(model.table(), failure)));
    }
}
