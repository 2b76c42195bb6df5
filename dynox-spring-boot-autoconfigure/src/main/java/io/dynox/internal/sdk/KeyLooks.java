package io.dynox.internal.sdk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.internal.engine.runtime.EngineRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Asks for tables that writes can do without: one request, a short time, and no error. Concurrent callers share it. Without an
 * answer it isn't asked again for a minute, and never where that is denied, so that no writer after the first waits for it.
 * Thread-safe.
 */
final class KeyLooks {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final BatchCalls calls;
    private final EngineRuntime runtime;

    @GuardedBy("looks")
    private final Map<String, CompletableFuture<Optional<TableDescription>>> looks = new LinkedHashMap<>();

    KeyLooks(BatchCalls calls, EngineRuntime runtime) {
        this.calls = calls;
        this.runtime = runtime;
    }

    /** Empty if the table can't be had; the future doesn't fail. */
    CompletableFuture<Optional<TableDescription>> of(String table) {
        CompletableFuture<Optional<TableDescription>> answer = new CompletableFuture<>();
        synchronized (looks) {
            CompletableFuture<Optional<TableDescription>> asked = looks.putIfAbsent(table, answer);
            if (asked != null) {
                return asked.copy();
            }
            if (looks.size() > KeySchemas.MAX_KEPT) {
                looks.remove(looks.keySet().iterator().next());
            }
        }
        EngineRuntime.Cancellable limit = runtime.schedule(() -> end(table, answer, Optional.empty()), LIMIT_NANOS);
        CompletableFuture<?> unused = CompletableFuture.completedFuture(table)
                .thenCompose(calls::describe)
                .handle((reply, failure) -> {
                    limit.cancel();
                    if (failure != null && isLasting(Causes.unwrap(failure))) {
                        return answer.complete(Optional.empty());
                    }
                    return end(
                            table,
                            answer,
                            Optional.ofNullable(reply)
                                    .map(DescribeTableResponse::table)
                                    .filter(TableDescription::hasKeySchema));
                });
        return answer.copy();
    }

    /** An answer is kept by those who asked; that there was none is kept for a while. */
    private boolean end(
            String table, CompletableFuture<Optional<TableDescription>> answer, Optional<TableDescription> found) {
        if (found.isPresent()) {
            forget(table, answer);
        } else if (!answer.isDone()) {
            runtime.schedule(() -> forget(table, answer), PAUSE_NANOS);
        }
        return answer.complete(found);
    }

    private void forget(String table, CompletableFuture<Optional<TableDescription>> answer) {
        synchronized (looks) {
            looks.remove(table, answer);
        }
    }

    private static boolean isLasting(Throwable failure) {
        return failure instanceof UnsupportedOperationException
                || (failure instanceof AwsServiceException answer
                        && (FaultRules.isDenied(answer)
                                || FaultRules.code(answer).equals("UnknownOperation")));
    }
}
