package io.dynox.test;

import io.dynox.test.internal.streams.StreamService;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * Sends requests to the streams as all others, by the log and the fault plan.
 *
 * @param service where all requests go
 */
record LoggedStreams(Service service) implements StreamService {

    @Override
    public <R> CompletableFuture<R> send(AwsRequest request, Supplier<R> operation) {
        return service.send(request, (sent, verdict) -> {
            verdict.admit();
            return operation.get();
        });
    }
}
