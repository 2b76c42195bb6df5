package io.dynox.internal.table;

import io.dynox.ReadPage;
import io.dynox.ScanOptions;
import io.dynox.internal.engine.BatchEngine;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.scan.ScanSetup;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.sdk.KeySchemas;
import io.dynox.internal.sdk.PageForm;
import io.dynox.internal.sdk.PageItems;
import io.dynox.internal.sdk.PageReader;
import io.dynox.internal.sdk.PageSpec;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.TableModel.ReadParts;
import io.dynox.internal.sdk.TableTransports;
import io.dynox.internal.sdk.Unmappable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Scans of tables.
 *
 * <p>Thread-safe.
 */
record PagedReads(BatchEngine engine, KeySchemas schemas, TableTransports transports) {

    /** The items of a table. */
    <T> Publisher<T> scan(TableModel<T> model, ScanOptions options) {
        return publish(
                model,
                options,
                transport(model, options, schemas.known(model), List.of(), new PageForm.Items<>(), engine.callbacks()));
    }

    /** The pages of a table, each with its position. */
    <T> Publisher<ReadPage<T>> scanPages(TableModel<T> model, ScanOptions options) {
        Executor callbacks = engine.callbacks();
        Publisher<PageItems<T>> pages = publish(
                model,
                options,
                new LatePages<>(() -> keys(model)
                        .thenApply(keys -> transport(
                                model,
                                options,
                                keys,
                                keys == null ? List.of() : keys.names(),
                                new PageForm.Whole<>(),
                                callbacks))));
        return new PositionedPages<>(pages, PagedPlaces.of(options));
    }

    /** The keys of a table; null if nobody may tell them. */
    private CompletableFuture<@Nullable TableKeys> keys(TableModel<?> model) {
        return schemas.reader(model)
                .handle((reader, failure) -> failure == null ? reader.keys() : schemas.known(model));
    }

    private <T, I> PageTransport<Map<String, AttributeValue>, I> transport(
            TableModel<T> model,
            ScanOptions options,
            @Nullable TableKeys keys,
            List<String> needed,
            PageForm<T, I> form,
            Executor callbacks) {
        TableModel<T> reading = model.keyed(keys).reading(ReadParts.of(options.projection()));
        Projection projection = Projection.of(
                Projection.withTypes(options.projection(), model.mapper().typeAttributes()), needed);
        PageSpec spec = new PageSpec(
                model.table(),
                options.segments(),
                options.consistentRead(),
                options.pageItems() == 0 ? null : options.pageItems(),
                projection);
        return transports.pages(
                spec, new PageReader<>(reading, form, Unmappable.of(options.onUnmappable())), callbacks);
    }

    private <I> Publisher<I> publish(
            TableModel<?> model, ScanOptions options, PageTransport<Map<String, AttributeValue>, I> transport) {
        PagedPlaces places = PagedPlaces.of(options);
        return engine.scan(new ScanSetup<>(
                model.table(),
                model.lane(),
                (segment, from) -> transport.read(places.first() + segment, from),
                options.concurrency(),
                PagedFailures.pageUnits(options),
                options.retry(),
                places.start(),
                failure -> PagedFailures.failure(model.table(), places, failure)));
    }
}
