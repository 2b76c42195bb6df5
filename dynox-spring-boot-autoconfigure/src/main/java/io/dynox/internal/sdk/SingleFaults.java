package io.dynox.internal.sdk;

import io.dynox.ItemWrite;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.write.BatchOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Says what a failed write means that was sent by itself.
 *
 * <p>Immutable.
 *
 * @param put what failures of {@code PutItem} mean
 * @param delete what failures of {@code DeleteItem} mean
 */
public record SingleFaults(FaultRules put, FaultRules delete) {

    /** The outcome of a write that failed; a condition that wasn't met is no reason to try again. */
    public CompletionStage<BatchOutcome> failed(String table, ItemWrite.Kind kind, Throwable failure) {
        CompletionStage<RequestFailure> why = CallFailures.isConditionFailure(failure)
                ? CompletableFuture.completedFuture(
                        new RequestFailure.Declined(CallFailures.conditionFailed(table, Causes.unwrap(failure))))
                : (kind == ItemWrite.Kind.PUT ? put : delete).of(failure);
        return why.thenApply(BatchOutcome.Failed::new);
    }
}
