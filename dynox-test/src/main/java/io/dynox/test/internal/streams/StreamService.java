package io.dynox.test.internal.streams;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;

/** What the clients of the streams talk to. Thread-safe. */
public interface StreamService {

    /** The reply to {@code request}, which {@code operation} works out, if it comes to that. */
    <R> CompletableFuture<R> send(AwsRequest request, Supplier<R> operation);
}
