package io.dynox.test.partiql;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;

/** What the service says when an INSERT finds an item with the same key. Stateless. */
final class DuplicateItem {

    /** The code in batches and in cancelled transactions. */
    static final String CODE = "DuplicateItem";

    private static final String MESSAGE = "Duplicate primary key exists in table";

    private DuplicateItem() {}

    static DuplicateItemException of(ConditionalCheckFailedException e) {
        DuplicateItemException.Builder error = DuplicateItemException.builder();
        error.statusCode(e.statusCode());
        error.requestId(e.requestId());
        error.awsErrorDetails(e.awsErrorDetails().toBuilder()
                .errorCode("DuplicateItemException")
                .errorMessage(MESSAGE)
                .build());
        error.cause(e);
        return error.build();
    }

    /** The reason that an INSERT gives for the cancellation of a transaction. */
    static CancellationReason of(CancellationReason failedCondition) {
        return failedCondition.toBuilder().code(CODE).message(MESSAGE).build();
    }
}
