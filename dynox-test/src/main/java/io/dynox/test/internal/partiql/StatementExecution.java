package io.dynox.test.internal.partiql;

import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.value.ValidationFailure;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/** Carries out single statements. Thread-safe. */
record StatementExecution(SelectExecution selects, WriteExecution writes) {

    ExecuteStatementResponse execute(ExecuteStatementRequest request, Admission admission) {
        return execute(StatementParser.parse(request.statement(), request.parameters()), request, admission);
    }

    /** Carries out a statement; {@code request} has the settings that go with it. */
    ExecuteStatementResponse execute(Statement statement, ExecuteStatementRequest request, Admission admission) {
        if (statement instanceof Statement.Select select) {
            return selects.execute(select, request, admission);
        }
        if (statement instanceof Statement.Insert insert) {
            return writes.insert(insert, request, admission);
        }
        if (statement instanceof Statement.Update update) {
            return writes.update(update, request, admission);
        }
        if (statement instanceof Statement.Delete delete) {
            return writes.delete(delete, request, admission);
        }
        throw new ValidationFailure("EXISTS can only be used in ExecuteTransaction write requests.");
    }
}
