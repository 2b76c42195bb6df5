package io.dynox.reactive;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Bodies of scoped writes that are publishers, cancelled with the write. */
final class Bodies {

    private Bodies() {}

    static <T> Mono<BatchWriteResult> scoped(
            Function<? super BatchWriter<T>, ? extends Publisher<?>> body,
            Function<Function<BatchWriter<T>, CompletionStage<?>>, CompletableFuture<BatchWriteResult>> write) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> cancelled = Sinks.empty();
            Function<BatchWriter<T>, CompletionStage<?>> issued = writer -> Flux.from(body.apply(writer))
                    .takeUntilOther(cancelled.asMono())
                    .then()
                    .toFuture();
            return Mono.fromFuture(() -> write.apply(issued)).doOnCancel(cancelled::tryEmitEmpty);
        });
    }
}
