package io.dynox.internal.wire;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Sends requests as often as the client of the SDK would send them: by the client's retry strategy, whose quota both use up.
 *
 * <p>Thread-safe.
 *
 * @param callTimeout the most that a request may take with its retries; null for no limit
 */
record RetriedRequests(
        WireClient client, RetryStrategy strategy, @Nullable Duration callTimeout, Executor executor) {

    /** One quota for all requests, as in the SDK. */
    private static final String SCOPE = "GLOBAL";

    /** Sends a request, until it succeeds or the strategy says that it's enough. */
    CompletableFuture<WireReply> send(String action, String table, RequestBody body) {
        Call call = new Call(action, table, body, new CompletableFuture<>());
        AcquireInitialTokenResponse first = strategy.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE));
        after(first.delay(), () -> attempt(call, first.token(), 1));
        return callTimeout == null
                ? call.reply
                : call.reply
                        .orTimeout(callTimeout.toNanos(), TimeUnit.NANOSECONDS)
                        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                                failure instanceof TimeoutException
                                        ? ApiCallTimeoutException.create(callTimeout.toMillis())
                                        : failure));
    }

    private record Call(String action, String table, RequestBody body, CompletableFuture<WireReply> reply) {}

    private void attempt(Call call, RetryToken token, int number) {
        if (call.reply.isDone()) {
            // its time is over
            return;
        }
        CompletableFuture<?> unused = client.send(
                        call.action, call.table, call.body, "attempt=" + number + "; max=" + strategy.maxAttempts())
                .thenApply(WireReply::read)
                .whenComplete((reply, failure) -> {
                    try {
                        if (failure == null) {
                            strategy.recordSuccess(RecordSuccessRequest.create(token));
                            call.reply.complete(reply);
                        } else {
                            failed(call, token, number, failure);
                        }
                    } catch (RuntimeException ofStrategy) {
                        call.reply.completeExceptionally(ofStrategy);
                    }
                });
    }

    private void failed(Call call, RetryToken token, int number, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Throwable counted = cause instanceof SdkException known
                ? known.toBuilder().numAttempts(number).build()
                : cause;
        try {
            RefreshRetryTokenResponse again = strategy.refreshRetryToken(RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(counted)
                    .build());
            after(again.delay(), () -> attempt(call, again.token(), number + 1));
        } catch (TokenAcquisitionFailedException enough) {
            // the last failure says more
            call.reply.completeExceptionally(counted);
        }
    }

    private void after(Duration delay, Runnable attempt) {
        if (delay.isZero()) {
            attempt.run();
        } else {
            CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, executor)
                    .execute(attempt);
        }
    }
}
