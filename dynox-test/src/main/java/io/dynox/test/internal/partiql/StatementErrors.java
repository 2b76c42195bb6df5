package io.dynox.test.internal.partiql;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The service's exceptions as the errors of single statements in a batch. Stateless. */
final class StatementErrors {

    private static final Map<String, BatchStatementErrorCodeEnum> CODES = Map.of(
            "ConditionalCheckFailedException", BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED,
            "DuplicateItemException", BatchStatementErrorCodeEnum.DUPLICATE_ITEM,
            "ResourceNotFoundException", BatchStatementErrorCodeEnum.RESOURCE_NOT_FOUND,
            "ProvisionedThroughputExceededException", BatchStatementErrorCodeEnum.PROVISIONED_THROUGHPUT_EXCEEDED,
            "ThrottlingException", BatchStatementErrorCodeEnum.THROTTLING_ERROR,
            "RequestLimitExceeded", BatchStatementErrorCodeEnum.REQUEST_LIMIT_EXCEEDED,
            "TransactionConflictException", BatchStatementErrorCodeEnum.TRANSACTION_CONFLICT,
            "ItemCollectionSizeLimitExceededException", BatchStatementErrorCodeEnum.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED,
            "AccessDeniedException", BatchStatementErrorCodeEnum.ACCESS_DENIED,
            "InternalServerError", BatchStatementErrorCodeEnum.INTERNAL_SERVER_ERROR);

    private StatementErrors() {}

    static BatchStatementError of(DynamoDbException error) {
        String code = error.awsErrorDetails().errorCode();
        BatchStatementError.Builder described = BatchStatementError.builder()
                .code(CODES.getOrDefault(code, BatchStatementErrorCodeEnum.VALIDATION_ERROR))
                .message(error.awsErrorDetails().errorMessage());
        if (error instanceof ConditionalCheckFailedException failed && failed.hasItem()) {
            described.item(failed.item());
        }
        return described.build();
    }
}
