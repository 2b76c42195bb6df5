package io.dynox.test.internal.partiql;

import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operations;
import io.dynox.test.internal.storage.Tables;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;

/**
 * The operations that take statements. A statement is parsed, translated into requests of the service's other operations and carried
 * out by them, so that both agree on what is valid, what it costs and what it returns. Thread-safe.
 */
public final class Partiql {

    private final StatementExecution statements;
    private final BatchExecution batches;
    private final TransactionExecution transactions;

    /** Adds the operations that take statements to those by which the statements are carried out. */
    public static void addTo(Operations operations, Tables tables) {
        Partiql partiql = new Partiql(tables, operations::execute);
        operations.add(ExecuteStatementRequest.class, partiql::executeStatement);
        operations.add(BatchExecuteStatementRequest.class, partiql::batchExecuteStatement);
        operations.add(ExecuteTransactionRequest.class, partiql::executeTransaction);
    }

    /** Statements on {@code tables}, carried out by {@code requests}. */
    private Partiql(Tables tables, Requests requests) {
        statements =
                new StatementExecution(new SelectExecution(tables, requests), new WriteExecution(tables, requests));
        batches = new BatchExecution(tables, statements);
        transactions = new TransactionExecution(tables, requests);
    }

    /** The names of the tables that the statements of a request are about; none for requests without statements. */
    public static Set<String> tables(AwsRequest request) {
        return statements(request)
                .flatMap(statement -> StatementParser.tableOf(statement).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Shows {@code sink} the items of a request's statements, each with its table: the item to insert, or the attributes that the
     * WHERE clause sets equal to a value. Statements that aren't well formed are passed over; the operation itself reports them.
     */
    public static void forEachItem(AwsRequest request, BiConsumer<String, Map<String, AttributeValue>> sink) {
        if (request instanceof ExecuteStatementRequest single) {
            NamedAttributes.of(single.statement(), single.parameters(), sink);
        } else if (request instanceof BatchExecuteStatementRequest batch) {
            batch.statements().forEach(each -> NamedAttributes.of(each.statement(), each.parameters(), sink));
        } else if (request instanceof ExecuteTransactionRequest transaction) {
            transaction
                    .transactStatements()
                    .forEach(each -> NamedAttributes.of(each.statement(), each.parameters(), sink));
        }
    }

    private static Stream<String> statements(AwsRequest request) {
        Stream<@Nullable String> statements = Stream.empty();
        if (request instanceof ExecuteStatementRequest single) {
            statements = Stream.ofNullable(single.statement());
        } else if (request instanceof BatchExecuteStatementRequest batch) {
            statements = batch.statements().stream().map(BatchStatementRequest::statement);
        } else if (request instanceof ExecuteTransactionRequest transaction) {
            statements = transaction.transactStatements().stream().map(ParameterizedStatement::statement);
        }
        return statements.flatMap(Stream::ofNullable);
    }

    /** ExecuteStatement: the reply, or the service's exception. */
    private ExecuteStatementResponse executeStatement(ExecuteStatementRequest request, Admission admission) {
        StatementConstraints.check(request);
        return statements.execute(request, admission);
    }

    /** BatchExecuteStatement: the reply, with what went wrong with single statements, or the service's exception. */
    private BatchExecuteStatementResponse batchExecuteStatement(
            BatchExecuteStatementRequest request, Admission admission) {
        StatementConstraints.check(request);
        return batches.execute(request, admission);
    }

    /** ExecuteTransaction: the reply, or the service's exception. */
    private ExecuteTransactionResponse executeTransaction(ExecuteTransactionRequest request, Admission admission) {
        StatementConstraints.check(request);
        return transactions.execute(request, admission);
    }
}
