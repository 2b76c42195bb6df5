package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.Account;
import io.dynox.test.internal.error.ForeignTable;
import io.dynox.test.internal.error.RequestIds;
import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.Tables;
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
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The operations that are supported, by their requests; those on items are there from the start. Thread-safe. */
public final class Operations {

    private static final int OK = 200;

    private final Account account;
    private final Map<Class<?>, Operation<?, ?>> operations = new HashMap<>();

    public Operations(Tables tables, Clock clock) {
        account = tables.account();
        add(PutItemRequest.class, new PutItemOperation(tables));
        add(GetItemRequest.class, new GetItemOperation(tables));
        add(UpdateItemRequest.class, new UpdateItemOperation(tables));
        add(DeleteItemRequest.class, new DeleteItemOperation(tables));
        add(BatchWriteItemRequest.class, new BatchWriteItemOperation(tables));
        add(BatchGetItemRequest.class, new BatchGetItemOperation(tables));
        add(TransactWriteItemsRequest.class, new TransactWriteItemsOperation(tables, clock));
        add(TransactGetItemsRequest.class, new TransactGetItemsOperation(tables));
        add(QueryRequest.class, new QueryOperation(tables));
        add(ScanRequest.class, new ScanOperation(tables));
    }

    /**
     * The reply to {@code request}, or the exception that the SDK's client throws.
     *
     * @throws UnsupportedOperationException naming the operation if it is not supported
     */
    public DynamoDbResponse execute(DynamoDbRequest request, Admission admission) {
        Operation<?, ?> operation = operations.get(request.getClass());
        if (operation == null) {
            throw new UnsupportedOperationException("InMemoryDynamoDb does not support " + nameOf(request));
        }
        try {
            return withMetadata(run(operation, request, admission));
        } catch (ValidationFailure | EmptyKey e) {
            throw ServiceErrors.validation(String.valueOf(e.getMessage()));
        } catch (ForeignTable e) {
            throw account.accessDenied(nameOf(request), e.arn());
        }
    }

    private static String nameOf(DynamoDbRequest request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
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
