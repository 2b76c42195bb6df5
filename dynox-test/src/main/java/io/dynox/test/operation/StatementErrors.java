package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.partiql.Statement;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Errors of single statements in batches and transactions. Stateless. */
final class StatementErrors {

    private static final String DUPLICATE = "Duplicate primary key exists in table";

    private StatementErrors() {}

    /** The error of a statement in a batch, whose codes are not those of exceptions. */
    static BatchStatementError of(RuntimeException error) {
        BatchStatementError.Builder described = BatchStatementError.builder();
        if (error instanceof ConditionalCheckFailedException failed && failed.hasItem()) {
            described.item(failed.item());
        }
        if (!(error instanceof DynamoDbException refused)) {
            return described.code("ValidationError").message(error.getMessage()).build();
        }
        String code = switch (refused.awsErrorDetails().errorCode()) {
            case "ConditionalCheckFailedException" -> "ConditionalCheckFailed";
            case "DuplicateItemException" -> "DuplicateItem";
            case "ResourceNotFoundException" -> "ResourceNotFound";
            default -> "ValidationError";
        };
        return described
                .code(code)
                .message(refused.awsErrorDetails().errorMessage())
                .build();
    }

    /** The cancelled transaction, where an INSERT of an item that is there already has a code of its own. */
    static TransactionCanceledException cancelled(List<Statement> statements, TransactionCanceledException error) {
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            CancellationReason reason = error.cancellationReasons().get(i);
            boolean isDuplicate =
                    statements.get(i) instanceof Statement.Insert && "ConditionalCheckFailed".equals(reason.code());
            reasons.add(
                    isDuplicate
                            ? CancellationReason.builder()
                                    .code("DuplicateItem")
                                    .message(DUPLICATE)
                                    .build()
                            : reason);
        }
        return ServiceErrors.cancelled(reasons);
    }
}
