package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.partiql.Statement;
import io.dynox.test.partiql.StatementParser;
import io.dynox.test.storage.Tables;
import io.dynox.test.validation.CommonConstraints;
import io.dynox.test.validation.Constraints;
import io.dynox.test.value.ValidationFailure;
import io.dynox.test.value.ValueNormalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The operations of PartiQL. Thread-safe. */
final class StatementOperations {

    private static final int MOST_IN_BATCH = 25;
    private static final int MOST_IN_TRANSACTION = 100;
    private static final int LONGEST = 8192;

    private final Tables tables;
    private final StatementRunner runner;
    private final TransactWriteItemsOperation transactWrite;
    private final TransactGetItemsOperation transactGet;

    StatementOperations(Tables tables, Clock clock) {
        this.tables = tables;
        this.runner = new StatementRunner(tables);
        this.transactWrite = new TransactWriteItemsOperation(tables, clock);
        this.transactGet = new TransactGetItemsOperation(tables);
    }

    ExecuteStatementResponse execute(ExecuteStatementRequest request, Admission admission) {
        Constraints constraints = new Constraints();
        constraints.notNull("statement", request.statement()).length("statement", request.statement(), 1, LONGEST);
        if (request.hasParameters()) {
            constraints.length("parameters", request.parameters(), 1, Integer.MAX_VALUE);
        }
        constraints.atLeast("limit", request.limit(), 1);
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        CommonConstraints.onConditionFailure(constraints, request.returnValuesOnConditionCheckFailureAsString());
        constraints.check();
        StatementReads.Mode mode = new StatementReads.Mode(
                request.consistentRead(),
                request.limit(),
                request.returnConsumedCapacityAsString(),
                PageTokens.key(request.nextToken()));
        StatementReads.Found found = runner.run(
                parse(request.statement(), request.parameters()),
                mode,
                request.returnValuesOnConditionCheckFailureAsString(),
                admission);
        return ExecuteStatementResponse.builder()
                .items(found.items())
                .nextToken(PageTokens.of(found.lastKey()))
                .lastEvaluatedKey(found.lastKey().isEmpty() ? null : found.lastKey())
                .consumedCapacity(found.consumed())
                .build();
    }

    BatchExecuteStatementResponse batch(BatchExecuteStatementRequest request, Admission admission) {
        List<BatchStatementRequest> statements = request.hasStatements() ? request.statements() : null;
        Constraints constraints = new Constraints();
        constraints.notNull("statements", statements).length("statements", statements, 1, MOST_IN_BATCH);
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints.check();
        List<Statement> parsed = request.statements().stream()
                .map(each -> parse(each.statement(), each.parameters()))
                .toList();
        if (parsed.stream().map(Statement::isRead).distinct().count() > 1) {
            throw ServiceErrors.validation("Read and write requests together in the same batch is not supported.");
        }
        admission.admit();
        List<ConsumedCapacity> consumed = new ArrayList<>();
        List<BatchStatementResponse> responses = new ArrayList<>();
        for (int i = 0; i < parsed.size(); i++) {
            responses.add(one(request, i, parsed.get(i), consumed));
        }
        return BatchExecuteStatementResponse.builder()
                .responses(responses)
                .consumedCapacity(consumed.isEmpty() ? null : consumed)
                .build();
    }

    private BatchStatementResponse one(
            BatchExecuteStatementRequest request, int index, Statement statement, List<ConsumedCapacity> consumed) {
        BatchStatementRequest asked = request.statements().get(index);
        BatchStatementResponse.Builder response =
                BatchStatementResponse.builder().tableName(statement.table());
        StatementReads.Mode mode = new StatementReads.Mode(
                asked.consistentRead(), null, request.returnConsumedCapacityAsString(), Map.of());
        try {
            if (statement instanceof Statement.Select select
                    && KeyedWhere.of(tables.forItems(select.table()), select.where()) == null) {
                throw ServiceErrors.validation("Select statements within BatchExecuteStatement must specify the primary"
                        + " key in the where clause.");
            }
            StatementReads.Found found =
                    runner.run(statement, mode, asked.returnValuesOnConditionCheckFailureAsString(), Admission.ALL);
            if (found.consumed() != null) {
                consumed.add(found.consumed());
            }
            return (found.items().isEmpty()
                            ? response
                            : response.item(found.items().get(0)))
                    .build();
        } catch (DynamoDbException | ValidationFailure e) {
            return response.error(StatementErrors.of(e)).build();
        }
    }

    ExecuteTransactionResponse transaction(ExecuteTransactionRequest request, Admission admission) {
        List<ParameterizedStatement> statements = request.hasTransactStatements() ? request.transactStatements() : null;
        Constraints constraints = new Constraints();
        constraints
                .notNull("transactStatements", statements)
                .length("transactStatements", statements, 1, MOST_IN_TRANSACTION);
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints.check();
        List<Statement> parsed = request.transactStatements().stream()
                .map(each -> parse(each.statement(), each.parameters()))
                .toList();
        boolean reads = parsed.stream().anyMatch(Statement.Select.class::isInstance);
        if (reads && !parsed.stream().allMatch(Statement.Select.class::isInstance)) {
            throw ServiceErrors.validation(
                    "ExecuteTransaction API does not support both read and write operations in the same request.");
        }
        return reads ? read(request, parsed, admission) : write(request, parsed, admission);
    }

    private ExecuteTransactionResponse read(
            ExecuteTransactionRequest request, List<Statement> statements, Admission admission) {
        List<TransactGetItem> gets = statements.stream()
                .map(statement -> {
                    KeyedWhere where = KeyedWhere.ofWrite(
                            tables.forItems(statement.table()), ((Statement.Select) statement).where());
                    return TransactGetItem.builder()
                            .get(g -> g.tableName(statement.table()).key(where.key()))
                            .build();
                })
                .toList();
        TransactGetItemsResponse found = transactGet.execute(
                TransactGetItemsRequest.builder()
                        .transactItems(gets)
                        .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                        .build(),
                admission);
        List<ItemResponse> responses = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            ItemResponse item = found.responses().get(i);
            Statement.Select select = (Statement.Select) statements.get(i);
            responses.add(
                    item.hasItem()
                            ? ItemResponse.builder()
                                    .item(StatementReads.projected(select, List.of(item.item()))
                                            .get(0))
                                    .build()
                            : item);
        }
        return ExecuteTransactionResponse.builder()
                .responses(responses)
                .consumedCapacity(found.hasConsumedCapacity() ? found.consumedCapacity() : null)
                .build();
    }

    private ExecuteTransactionResponse write(
            ExecuteTransactionRequest request, List<Statement> statements, Admission admission) {
        try {
            TransactWriteItemsResponse done = transactWrite.execute(
                    TransactWriteItemsRequest.builder()
                            .transactItems(statements.stream()
                                    .map(runner.writes()::transacted)
                                    .toList())
                            .clientRequestToken(request.clientRequestToken())
                            .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                            .build(),
                    admission);
            return ExecuteTransactionResponse.builder()
                    .consumedCapacity(done.hasConsumedCapacity() ? done.consumedCapacity() : null)
                    .build();
        } catch (TransactionCanceledException e) {
            throw StatementErrors.cancelled(statements, e);
        }
    }

    private static Statement parse(String statement, List<AttributeValue> parameters) {
        return StatementParser.parse(
                statement, parameters.stream().map(ValueNormalizer::normalize).toList());
    }
}
