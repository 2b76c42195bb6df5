package io.dynox.internal.sdk;

import io.dynox.internal.ServiceRequests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponseMetadata;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Sends batch requests, scans and queries over a client, one attempt each: the SDK's retries are off for these requests, and on as before for
 * all others of the client. Thread-safe.
 */
public final class BatchCalls {

    /** What the SDK says where there is none. */
    private static final String NO_ID = "UNKNOWN";

    private final DynamoDbAsyncClient client;
    private final AwsRequestOverrideConfiguration oneAttempt;

    /** Calls over a client; {@code attemptTimeout} limits each, null leaves the client's own limit. */
    public BatchCalls(DynamoDbAsyncClient client, @Nullable Duration attemptTimeout) {
        this.client = client;
        RetryStrategy none = AwsRetryStrategy.doNotRetry();
        this.oneAttempt = AwsRequestOverrideConfiguration.builder()
                .addPlugin(config -> config.overrideConfiguration(o -> o.retryStrategy(none)))
                .apiCallAttemptTimeout(attemptTimeout)
                .build();
    }

    CompletableFuture<BatchWriteItemResponse> write(String table, List<WriteRequest> writes) {
        return started(() -> client.batchWriteItem(BatchWriteItemRequest.builder()
                        .requestItems(Map.of(table, writes))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .overrideConfiguration(oneAttempt)
                        .build()))
                .thenApply(
                        reply -> ForeignReplyException.require(reply, reply.hasUnprocessedItems(), "UnprocessedItems"));
    }

    CompletableFuture<BatchGetItemResponse> get(
            String table, List<Map<String, AttributeValue>> keys, boolean consistentRead, Projection projection) {
        return started(() -> client.batchGetItem(BatchGetItemRequest.builder()
                        .requestItems(Map.of(
                                table,
                                KeysAndAttributes.builder()
                                        .keys(keys)
                                        .consistentRead(consistentRead)
                                        .projectionExpression(projection.expression())
                                        .expressionAttributeNames(projection.isWhole() ? null : projection.names())
                                        .build()))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .overrideConfiguration(oneAttempt)
                        .build()))
                .thenApply(reply -> ForeignReplyException.require(reply, reply.hasResponses(), "Responses"));
    }

    CompletableFuture<ScanResponse> scan(ScanRequest.Builder request) {
        return started(() -> client.scan(request.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .overrideConfiguration(oneAttempt)
                        .build()))
                .thenApply(reply -> ForeignReplyException.require(reply, reply.count() != null, "Count"));
    }

    CompletableFuture<QueryResponse> query(QueryRequest.Builder request) {
        return started(() -> client.query(request.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .overrideConfiguration(oneAttempt)
                        .build()))
                .thenApply(reply -> ForeignReplyException.require(reply, reply.count() != null, "Count"));
    }

    CompletableFuture<DescribeTableResponse> describe(String table) {
        return started(() -> client.describeTable(DescribeTableRequest.builder()
                .tableName(table)
                .overrideConfiguration(oneAttempt)
                .build()));
    }

    CompletableFuture<PutItemResponse> put(PutItemRequest request) {
        return started(() -> client.putItem(request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .overrideConfiguration(oneAttempt)
                .build()));
    }

    CompletableFuture<DeleteItemResponse> delete(DeleteItemRequest request) {
        return started(() -> client.deleteItem(request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .overrideConfiguration(oneAttempt)
                .build()));
    }

    /** Requests of one item, with the client's own retries. */
    ItemCalls items() {
        return new SdkItemCalls(client);
    }

    /** The one place where a synchronous throw of the client becomes a failed future; other errors than these end the attempt. */
    static <R> CompletableFuture<R> started(Supplier<CompletableFuture<R>> call) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The id that the service gave to the request; null if the reply doesn't say it, as those of other clients may not. */
    static @Nullable String requestId(DynamoDbResponse reply) {
        DynamoDbResponseMetadata metadata = reply.responseMetadata();
        String id = metadata == null ? null : metadata.requestId();
        return NO_ID.equals(id) ? null : ServiceRequests.id(id);
    }

    static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null ? 0 : units(List.of(consumed));
    }

    static double units(List<ConsumedCapacity> consumed) {
        double units = 0;
        for (ConsumedCapacity capacity : consumed) {
            Double reported = capacity.capacityUnits();
            units += reported == null ? 0 : reported;
        }
        return units;
    }
}
