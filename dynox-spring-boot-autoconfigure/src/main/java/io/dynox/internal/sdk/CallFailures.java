package io.dynox.internal.sdk;

import io.dynox.ConditionFailedException;
import io.dynox.DynoxException;
import io.dynox.InvalidItemException;
import io.dynox.RetriesExhaustedException;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestFailure.Rejected;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The exception of a failed request of one item.
 *
 * <p>Immutable.
 *
 * @param action such as {@code PutItem}
 */
record CallFailures(String table, String action, long startedNanos) {

    DynoxException of(RequestFailure failure, long nowNanos) {
        if (failure instanceof Rejected rejected) {
            return new InvalidItemException(
                    table,
                    "DynamoDB refused " + action + " on table '" + table
                            + "' (" + rejected.reason()
                            + "): the text of the cause may say more. Correct the item or the key.",
                    rejected.cause());
        }
        if (failure instanceof Throttled throttled) {
            return exhausted(
                    "was throttled",
                    "raise the capacity of the table, or write and read in batches, which wait longer",
                    throttled.cause(),
                    nowNanos);
        }
        Throwable cause = failure.cause();
        return cause instanceof DynoxException known
                ? known
                : exhausted(
                        "got no answer, so that it may be done or not",
                        "check the network and the time-outs of the DynamoDB client",
                        cause,
                        nowNanos);
    }

    static boolean isConditionFailure(Throwable failure) {
        return Causes.unwrap(failure) instanceof ConditionalCheckFailedException;
    }

    ConditionFailedException conditionFailed(Throwable cause) {
        return conditionFailed(table, cause);
    }

    static ConditionFailedException conditionFailed(String table, Throwable cause) {
        return new ConditionFailedException(
                table,
                "An item of table '" + table
                        + "' was not put, as the version that it was read with is no longer the one in"
                        + " the table (or there is an item of its key already): read it again, and decide anew.",
                cause);
    }

    private RetriesExhaustedException exhausted(String what, String advice, Throwable cause, long nowNanos) {
        Integer tried = cause instanceof SdkException failure ? failure.numAttempts() : null;
        int attempts = tried == null ? 1 : tried;
        Duration elapsed = Duration.ofNanos(nowNanos - startedNanos);
        return new RetriesExhaustedException(
                table,
                action + " on table '" + table + "' " + what + ", after " + attempts
                        + (attempts == 1 ? " attempt" : " attempts") + " of the AWS SDK in " + elapsed.toMillis()
                        + " ms: " + advice + ".",
                attempts,
                elapsed,
                cause);
    }
}
