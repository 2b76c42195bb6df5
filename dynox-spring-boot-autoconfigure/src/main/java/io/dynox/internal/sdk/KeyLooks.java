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
 * Asks for tables that writes can do without: one request, a short time, and no error. Concurrent callers share it; a client
 * that may not or can't answer isn't asked again.
 *
 * <p>Thread-safe.
 */
final class KeyLooks {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

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
                    return end(table, answer, Optional.ofNullable(reply).map(DescribeTableResponse::table));
                });
        return answer.copy();
    }

    private boolean end(
            String table, CompletableFuture<Optional<TableDescription>> answer, Optional<TableDescription> found) {
        synchronized (looks) {
            looks.remove(table, answer);
        }
        return answer.complete(found);
    }

    private static boolean isLasting(Throwable failure) {
        return failure instanceof UnsupportedOperationException
                || (failure instanceof AwsServiceException answer
                        && (FaultRules.isDenied(answer)
                                || FaultRules.code(answer).equals("UnknownOperation")));
    }
}
