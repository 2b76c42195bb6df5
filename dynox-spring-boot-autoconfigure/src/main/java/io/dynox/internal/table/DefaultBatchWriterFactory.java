package io.dynox.internal.table;

import io.dynox.BatchWriter;
import io.dynox.BatchWriterFactory;

/** Opens the writers of the engine. Thread-safe. */
record DefaultBatchWriterFactory(TableEngine engine) implements BatchWriterFactory {

    @Override
    public <T> BatchWriter<T> open(Request<T> request) {
        if (request instanceof WriterRequest<T> known) {
            return engine.openWriter(known);
        }
        throw new IllegalArgumentException("request must be the one that the factory was given, or one made from it by"
                + " with(options), but is a " + request.getClass().getName());
    }
}
