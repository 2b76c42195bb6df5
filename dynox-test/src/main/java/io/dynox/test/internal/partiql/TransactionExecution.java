package io.dynox.test.internal.partiql;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Carries out transactions of statements as TransactGetItems and TransactWriteItems. Thread-safe. */
record TransactionExecution(Tables tables, Requests requests) {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    ExecuteTransactionResponse execute(ExecuteTransactionRequest request, Admission admission) {
        List<Statement> statements = request.transactStatements().stream()
                .map(statement -> StatementParser.parse(statement.statement(), statement.parameters()))
                .toList();
        long reads = statements.stream().filter(Statement::isRead).count();
        if (reads > 0 && reads < statements.size()) {
            throw new ValidationFailure(
                    "ExecuteTransaction API does not support both read and write operations in the same request.");
        }
        return reads > 0 ? read(statements, request, admission) : write(statements, request, admission);
    }

    private ExecuteTransactionResponse read(
            List<Statement> statements, ExecuteTransactionRequest request, Admission admission) {
        List<SingleRead> reads = bind(statements, this::singleRead);
        TransactGetItemsResponse response = (TransactGetItemsResponse) requests.execute(
                TransactGetItemsRequest.builder()
                        .transactItems(reads.stream().map(SingleRead::request).toList())
                        .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                        .build(),
                admission);
        List<ItemResponse> items = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            items.add(reads.get(i).of(response.responses().get(i)));
        }
        return ExecuteTransactionResponse.builder()
                .responses(items)
                .consumedCapacity(response.hasConsumedCapacity() ? response.consumedCapacity() : null)
                .build();
    }

    /** Makes the part of each statement; what is wrong with their keys cancels the transaction. */
    private static <T> List<T> bind(List<Statement> statements, Part<T> part) {
        List<T> parts = new ArrayList<>();
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            CancellationReason.Builder reason = CancellationReason.builder().code("None");
            try {
                parts.add(part.of(statements.get(i), i));
            } catch (ValidationFailure e) {
                if (parts.size() == i) { // the first one is the reason
                    reason.code("ValidationError").message(e.getMessage());
                }
            }
            reasons.add(reason.build());
        }
        if (parts.size() < statements.size()) {
            throw ServiceErrors.cancelled(reasons);
        }
        return parts;
    }

    private static DynamoDbException invalid(int index, String message) {
        return ServiceErrors.validation("Validation failed in TransactStatements[" + index + "]: " + message);
    }

    private SingleRead singleRead(Statement statement, int index) {
        Statement.Select select = (Statement.Select) statement;
        ItemTarget target = ItemTarget.find(schema(select), select.where())
                .filter(found -> select.index().isEmpty())
                .orElseThrow(
                        () -> invalid(
                                index,
                                "Select statements within ExecuteTransaction must specify the primary key in the where clause."));
        return new SingleRead(select, target.key(), target.rest().map(ExpressionText::filter));
    }

    private ExecuteTransactionResponse write(
            List<Statement> statements, ExecuteTransactionRequest request, Admission admission) {
        List<TransactWriteItem> writes = bind(
                statements,
                (statement, i) -> transactedWrite(
                        statement, i, request.transactStatements().get(i)));
        try {
            TransactWriteItemsResponse response = (TransactWriteItemsResponse) requests.execute(
                    TransactWriteItemsRequest.builder()
                            .transactItems(writes)
                            .clientRequestToken(request.clientRequestToken())
                            .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                            .build(),
                    admission);
            return ExecuteTransactionResponse.builder()
                    .responses(Collections.nCopies(
                            statements.size(), ItemResponse.builder().build()))
                    .consumedCapacity(response.hasConsumedCapacity() ? response.consumedCapacity() : null)
                    .build();
        } catch (TransactionCanceledException e) {
            throw withDuplicates(e, statements);
        }
    }

    private TransactWriteItem transactedWrite(Statement statement, int index, ParameterizedStatement settings) {
        KeySchema schema = schema(statement);
        if (statement instanceof Statement.Exists exists
                && ItemTarget.find(schema, exists.select().where())
                        .flatMap(ItemTarget::rest)
                        .isEmpty()) {
            throw invalid(index, "EXISTS() must contain a single item read with additional condition");
        }
        return TransactedWrite.of(statement, schema, settings.returnValuesOnConditionCheckFailureAsString());
    }

    /** An INSERT that finds an item is a duplicate, not a failed condition. */
    private static TransactionCanceledException withDuplicates(
            TransactionCanceledException error, List<Statement> statements) {
        List<CancellationReason> reasons = new ArrayList<>(error.cancellationReasons());
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            CancellationReason reason = reasons.get(i);
            if (statements.get(i) instanceof Statement.Insert && CONDITION_FAILED.equals(reason.code())) {
                reasons.set(i, DuplicateItem.of(reason));
            }
            codes.add(reasons.get(i).code());
        }
        TransactionCanceledException.Builder changed = error.toBuilder().cancellationReasons(reasons);
        changed.awsErrorDetails(error.awsErrorDetails().toBuilder()
                .errorMessage("Transaction cancelled, please refer cancellation reasons for specific reasons ["
                        + String.join(", ", codes) + "]")
                .build());
        return changed.build();
    }

    private KeySchema schema(Statement statement) {
        return tables.forItems(statement.table()).schema();
    }

    /** What a statement, the one at {@code index}, becomes. */
    private interface Part<T> {
        T of(Statement statement, int index);
    }

    /** A SELECT of one item. */
    private record SingleRead(
            Statement.Select select, Map<String, AttributeValue> key, Optional<ConditionExpression> filter) {

        TransactGetItem request() {
            return TransactGetItem.builder()
                    .get(get -> get.tableName(select.table()).key(key))
                    .build();
        }

        ItemResponse of(ItemResponse found) {
            boolean selected =
                    found.hasItem() && (filter.isEmpty() || filter.get().test(found.item()));
            return selected
                    ? ItemResponse.builder()
                            .item(new SelectedPaths(select.paths()).of(found.item()))
                            .build()
                    : ItemResponse.builder().build();
        }
    }
}
