package io.dynox.test.internal.partiql;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.KeyRules;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/** Carries out batches of statements, each on its own: one that fails is reported in its place. Thread-safe. */
record BatchExecution(Tables tables, StatementExecution statements) {

    BatchExecuteStatementResponse execute(BatchExecuteStatementRequest request, Admission admission) {
        List<Parsed> batch = request.statements().stream().map(Parsed::of).toList();
        List<Statement> parsable =
                batch.stream().flatMap(parsed -> parsed.statement().stream()).toList();
        checkOneKind(parsable);
        checkDistinct(parsable);
        admission.admit();
        List<BatchStatementResponse> responses = new ArrayList<>();
        List<ConsumedCapacity> capacities = new ArrayList<>();
        for (Parsed parsed : batch) {
            BatchStatementResponse.Builder response = BatchStatementResponse.builder()
                    .tableName(parsed.statement().map(Statement::table).orElse(null));
            try {
                ExecuteStatementResponse done = execute(parsed, request.returnConsumedCapacityAsString(), admission);
                done.items().stream().findFirst().ifPresent(response::item);
                capacities.add(done.consumedCapacity());
            } catch (DynamoDbException e) {
                response.error(StatementErrors.of(e));
            } catch (ValidationFailure e) {
                response.error(StatementErrors.of(ServiceErrors.validation(String.valueOf(e.getMessage()))));
            }
            responses.add(response.build());
        }
        List<ConsumedCapacity> reported =
                capacities.stream().filter(Objects::nonNull).toList();
        return BatchExecuteStatementResponse.builder()
                .responses(responses)
                .consumedCapacity(reported.isEmpty() ? null : reported)
                .build();
    }

    private ExecuteStatementResponse execute(Parsed parsed, @Nullable String capacity, Admission admission) {
        Statement statement =
                parsed.statement().orElseThrow(() -> parsed.failure().orElseThrow());
        BatchStatementRequest request = parsed.request();
        if (!admission.isProcessed(statement.table(), itemOf(statement))) {
            throw ServiceErrors.throttled(List.of());
        }
        ExecuteStatementRequest settings = ExecuteStatementRequest.builder()
                .statement(request.statement())
                .parameters(request.hasParameters() ? request.parameters() : null)
                .consistentRead(request.consistentRead())
                .returnConsumedCapacity(capacity)
                .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailureAsString())
                .build();
        return statements.execute(statement, settings, Admission.ALL);
    }

    /** The item to insert, or the key of the item that the statement reads or writes. */
    private Map<String, AttributeValue> itemOf(Statement statement) {
        if (statement instanceof Statement.Insert insert) {
            return insert.item();
        }
        var schema = tables.forItems(statement.table()).schema();
        if (statement instanceof Statement.Select select) {
            return ItemTarget.find(schema, select.where())
                    .filter(target -> select.index().isEmpty())
                    .orElseThrow(() -> new ValidationFailure("Select statements within BatchExecuteStatement must"
                            + " specify the primary key in the where clause."))
                    .key();
        }
        return ItemTarget.ofWrite(schema, whereOf(statement)).key();
    }

    private void checkDistinct(List<Statement> statements) {
        Set<List<Object>> seen = new HashSet<>();
        for (Statement statement : statements) {
            StoredTable table = tables.find(statement.table());
            Optional<ItemKey> key = table == null ? Optional.empty() : keyOf(table.schema(), statement);
            if (key.isPresent() && !seen.add(List.of(statement.table(), key.get()))) {
                throw new ValidationFailure("Provided list of item keys contains duplicates");
            }
        }
    }

    private static Optional<ItemKey> keyOf(KeySchema schema, Statement statement) {
        try {
            if (statement instanceof Statement.Insert insert) {
                StatementKeys.checkItem(schema, insert.item());
                Map<String, AttributeValue> key = new HashMap<>(insert.item());
                key.keySet().retainAll(schema.names());
                return Optional.of(KeyRules.keyOf(schema, key));
            }
            return ItemTarget.find(schema, whereOf(statement)).map(target -> KeyRules.keyOf(schema, target.key()));
        } catch (ValidationFailure | DynamoDbException e) { // reported in the statement's place when it is carried out
            return Optional.empty();
        }
    }

    private static Optional<Predicate> whereOf(Statement statement) {
        if (statement instanceof Statement.Select select) {
            return select.index().isEmpty() ? select.where() : Optional.empty();
        }
        return statement instanceof Statement.Update update
                ? update.where()
                : statement instanceof Statement.Delete delete ? delete.where() : Optional.empty();
    }

    private static void checkOneKind(List<Statement> statements) {
        if (statements.stream().map(Statement::isRead).distinct().count() > 1) {
            throw new ValidationFailure("Read and write requests together in the same batch is not supported.");
        }
    }

    /** A statement of the batch, or why it is none. */
    private record Parsed(
            BatchStatementRequest request, Optional<Statement> statement, Optional<ValidationFailure> failure) {

        static Parsed of(BatchStatementRequest request) {
            try {
                Statement statement = StatementParser.parse(request.statement(), request.parameters());
                return new Parsed(request, Optional.of(statement), Optional.empty());
            } catch (ValidationFailure e) {
                return new Parsed(request, Optional.empty(), Optional.of(e));
            }
        }
    }
}
