package io.dynox.internal.sdk;

import io.dynox.TableAccessException;
import io.dynox.internal.TableProperty;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Asks {@code DescribeTable} about one table. Failures mean what they mean for batches: a passing one is tried again as the retry
 * policy says, any other ends the question, and so does the policy's deadline, even if the client never answers. Thread-safe;
 * made for one question.
 */
public final class KeySchemaQuestion {

    private static final String NETWORK =
            "Check the network and dynox.endpoint (its host, its port, http:// or https://)";
    private static final String THROTTLED =
            "DynamoDB limits such calls of an account and region together: make fewer at a time";

    private final String table;
    private final Setting setting;
    private final FaultRules faults;
    private final CompletableFuture<TableDescription> answer = new CompletableFuture<>();
    private final long startedNanos;
    private final AtomicInteger attempts = new AtomicInteger();

    /** How the last attempt failed. The deadline mostly passes while another one is under way, which says nothing yet. */
    private volatile Attempt last =
            new Attempt("got no answer", NETWORK, new TimeoutException("DescribeTable didn't answer"));

    private record Attempt(String end, String advice, Throwable cause) {}

    /** What all questions share. */
    public record Setting(BatchCalls calls, RetryBudget budget, EngineRuntime runtime, ServiceSite site) {}

    KeySchemaQuestion(String table, Setting setting, FaultRules faults) {
        this.table = table;
        this.setting = setting;
        this.faults = faults;
        this.startedNanos = setting.runtime().nanoTime();
    }

    /** A future that fails with {@link TableAccessException}, within the policy's deadline. */
    CompletableFuture<TableDescription> ask() {
        EngineRuntime.Cancellable deadline =
                setting.runtime().schedule(this::giveUp, setting.budget().nanosLeft(0));
        CompletableFuture<?> unused = answer.whenComplete((found, failure) -> deadline.cancel());
        send();
        return answer;
    }

    private void send() {
        attempts.incrementAndGet();
        CompletableFuture<?> unused = setting.calls()
                .describe(table)
                .thenAccept(reply -> answered(reply.table()))
                .exceptionallyCompose(failure -> faults.of(failure).thenAccept(this::failed))
                .exceptionally(bug -> {
                    answer.completeExceptionally(Causes.unwrap(bug));
                    return null;
                });
    }

    /** What answers may be something else than DynamoDB, such as a proxy. */
    private void answered(@Nullable TableDescription table) {
        if (table != null && table.keySchema().stream().anyMatch(KeySchemaQuestion::isPartitionKey)) {
            answer.complete(table);
        } else {
            again(
                    "got an answer that isn't DynamoDB's",
                    NETWORK,
                    new IllegalStateException("DescribeTable answered without a partition key"));
        }
    }

    private static boolean isPartitionKey(KeySchemaElement element) {
        return element.keyType() == KeyType.HASH && element.attributeName() != null;
    }

    private void failed(RequestFailure failure) {
        switch (failure.outcome()) {
            case REJECTED, REFUSED -> answer.completeExceptionally(ended(failure.cause()));
            case THROTTLED -> again("was throttled", THROTTLED, failure.cause());
            case UNKNOWN -> again("got no usable answer", NETWORK, failure.cause());
            case SUCCESS, PARTIAL -> throw new IllegalStateException("no failure: " + failure);
        }
    }

    private void again(String what, String advice, Throwable cause) {
        last = new Attempt(what, advice, cause);
        long elapsed = setting.runtime().nanoTime() - startedNanos;
        if (setting.budget().isSpent(elapsed, attempts.get())) {
            giveUp();
        } else if (!answer.isDone()) {
            setting.runtime()
                    .schedule(
                            this::send,
                            setting.budget()
                                    .delayNanos(
                                            elapsed,
                                            attempts.get(),
                                            setting.runtime().random()));
        }
    }

    private void giveUp() {
        Attempt last = this.last;
        Throwable cause = last.cause();
        long millis = TimeUnit.NANOSECONDS.toMillis(setting.runtime().nanoTime() - startedNanos);
        String tried = attempts.get() + (attempts.get() == 1 ? " attempt" : " attempts") + " in " + millis + " ms";
        answer.completeExceptionally(
                cause instanceof TableAccessException known
                        ? known
                        : new TableAccessException(
                                table,
                                "DescribeTable for table '" + table + "' in " + setting.site() + " " + last.end()
                                        + ", after " + tried + " (dynox.retry.deadline, dynox.retry.max-attempts): "
                                        + named(cause)
                                        + ". " + last.advice() + ", or " + setKeys() + ".",
                                cause));
    }

    private TableAccessException ended(Throwable cause) {
        if (cause instanceof TableAccessException known) {
            return known.getCause() instanceof AwsServiceException answered && FaultRules.isDenied(answered)
                    ? new TableAccessException(
                            table,
                            "The credentials may not use dynamodb:DescribeTable on table '" + table + "' in "
                                    + setting.site() + ", so its key attributes are unknown: allow it, or " + setKeys()
                                    + ".",
                            answered)
                    : known;
        }
        return new TableAccessException(
                table,
                "DynamoDB in " + setting.site() + " refused DescribeTable for table '" + table + "' (" + named(cause)
                        + "): check the table's name and dynox.endpoint, or " + setKeys() + ".",
                cause);
    }

    private String setKeys() {
        return "set " + TableProperty.of(TableName.of(table))
                + ".partition-key (and .sort-key if the table has one), so that nothing has to be asked";
    }

    /** The code or the type: texts of the service aren't repeated. */
    private static String named(Throwable cause) {
        return cause instanceof AwsServiceException answered
                ? FaultRules.code(answered) + ", HTTP status " + answered.statusCode()
                : cause.getClass().getSimpleName();
    }
}
