package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.RequestIds;
import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.streams.Streams;
import io.dynox.test.internal.validation.EmptyKey;
import io.dynox.test.internal.value.ValidationFailure;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The operations that are supported, by their requests. Thread-safe. */
public final class Operations {

    private static final int OK = 200;

    private final Map<Class<?>, Operation<?, ?>> operations = new HashMap<>();

    private final Streams streams;

    public Operations(Tables tables, Clock clock) {
        streams = new Streams(clock);
        add(CreateTableRequest.class, new CreateTableOperation(tables, clock, streams));
        add(DescribeTableRequest.class, new DescribeTableOperation(tables));
        add(ListTablesRequest.class, new ListTablesOperation(tables));
        add(UpdateTableRequest.class, new UpdateTableOperation(tables, clock, streams));
        add(DeleteTableRequest.class, new DeleteTableOperation(tables, streams));
        add(PutItemRequest.class, new PutItemOperation(tables));
        add(GetItemRequest.class, new GetItemOperation(tables));
        add(UpdateItemRequest.class, new UpdateItemOperation(tables));
        add(DeleteItemRequest.class, new DeleteItemOperation(tables));
        add(BatchWriteItemRequest.class, new BatchWriteItemOperation(tables));
        add(BatchGetItemRequest.class, new BatchGetItemOperation(tables));
        add(TransactWriteItemsRequest.class, new TransactWriteItemsOperation(tables, clock));
        add(TransactGetItemsRequest.class, new TransactGetItemsOperation(tables));
        TagOperations tags = new TagOperations(tables);
        add(TagResourceRequest.class, tags::tag);
        add(UntagResourceRequest.class, tags::untag);
        add(ListTagsOfResourceRequest.class, tags::list);
        add(UpdateTimeToLiveRequest.class, new UpdateTimeToLiveOperation(tables));
        add(DescribeTimeToLiveRequest.class, new DescribeTimeToLiveOperation(tables));
        AccountOperations account = new AccountOperations();
        add(DescribeLimitsRequest.class, account::limits);
        add(DescribeEndpointsRequest.class, account::endpoints);
        ContinuousBackupOperations backups = new ContinuousBackupOperations(tables, clock);
        add(DescribeContinuousBackupsRequest.class, backups::describe);
        add(UpdateContinuousBackupsRequest.class, backups::update);
        add(QueryRequest.class, new QueryOperation(tables));
        add(ScanRequest.class, new ScanOperation(tables));
    }

    /** The streams of the tables. */
    public Streams streams() {
        return streams;
    }

    /**
     * The reply to {@code request}, or the exception that the SDK's client throws.
     *
     * @throws UnsupportedOperationException naming the operation if it is not supported
     */
    public DynamoDbResponse execute(DynamoDbRequest request, Admission admission) {
        Operation<?, ?> operation = operations.get(request.getClass());
        if (operation == null) {
            String name = request.getClass().getSimpleName().replaceFirst("Request$", "");
            throw new UnsupportedOperationException("InMemoryDynamoDb does not support " + name);
        }
        try {
            return withMetadata(run(operation, request, admission));
        } catch (ValidationFailure | EmptyKey e) {
            throw ServiceErrors.validation(String.valueOf(e.getMessage()));
        }
    }

    /** Supports one more operation; called before the first request. */
    public <I extends DynamoDbRequest, O extends DynamoDbResponse> void add(
            Class<I> request, Operation<I, O> operation) {
        operations.put(request, operation);
    }

    @SuppressWarnings("unchecked") // add() pairs each class with an operation for it
    private static <I extends DynamoDbRequest> DynamoDbResponse run(
            Operation<I, ?> operation, DynamoDbRequest request, Admission admission) {
        return operation.execute((I) request, admission);
    }

    private static DynamoDbResponse withMetadata(DynamoDbResponse response) {
        String requestId = RequestIds.next();
        DynamoDbResponse.Builder builder = (DynamoDbResponse.Builder) response.toBuilder();
        builder.responseMetadata(DefaultAwsResponseMetadata.create(Map.of(AwsHeader.AWS_REQUEST_ID, requestId)));
        builder.sdkHttpResponse(SdkHttpResponse.builder()
                .statusCode(OK)
                .putHeader(RequestIds.HEADER, requestId)
                .build());
        return builder.build();
    }
}
