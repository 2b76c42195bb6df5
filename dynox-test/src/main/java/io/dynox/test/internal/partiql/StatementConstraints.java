package io.dynox.test.internal.partiql;

import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;

/** The model's constraints of the operations that take statements. Stateless. */
final class StatementConstraints {

    private static final int LONGEST_STATEMENT = 8192;
    private static final int LONGEST_PAGE_TOKEN = 32_768;
    private static final int LONGEST_REQUEST_TOKEN = 36;
    private static final int MOST_IN_BATCH = 25;
    private static final int MOST_IN_TRANSACTION = 100;

    private StatementConstraints() {}

    static void check(ExecuteStatementRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        onFailure(constraints, "", request.returnValuesOnConditionCheckFailureAsString());
        statement(constraints, "", request.statement());
        parameters(constraints, "", request.hasParameters(), request.parameters());
        constraints.length("nextToken", request.nextToken(), 1, LONGEST_PAGE_TOKEN);
        constraints.atLeast("limit", request.limit(), 1);
        constraints.check();
    }

    static void check(BatchExecuteStatementRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        List<BatchStatementRequest> statements = request.hasStatements() ? request.statements() : null;
        constraints
                .notNull("statements", statements)
                .length("statements", statements, 1, Integer.MAX_VALUE)
                .requireOfHidden(
                        statements == null || statements.size() <= MOST_IN_BATCH,
                        "Statements",
                        "Member must have length less than or equal to " + MOST_IN_BATCH);
        for (int i = 0; i < request.statements().size(); i++) {
            BatchStatementRequest statement = request.statements().get(i);
            String path = "statements." + (i + 1) + ".member.";
            onFailure(constraints, path, statement.returnValuesOnConditionCheckFailureAsString());
            statement(constraints, path, statement.statement());
            parameters(constraints, path, statement.hasParameters(), statement.parameters());
        }
        constraints.check();
    }

    static void check(ExecuteTransactionRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        List<ParameterizedStatement> statements = request.hasTransactStatements() ? request.transactStatements() : null;
        constraints
                .notNull("transactStatements", statements)
                .length("transactStatements", statements, 1, Integer.MAX_VALUE)
                .requireOfHidden(
                        statements == null || statements.size() <= MOST_IN_TRANSACTION,
                        "TransactStatements",
                        "Member must have length less than or equal to " + MOST_IN_TRANSACTION);
        constraints.length("clientRequestToken", request.clientRequestToken(), 1, LONGEST_REQUEST_TOKEN);
        for (int i = 0; i < request.transactStatements().size(); i++) {
            ParameterizedStatement statement = request.transactStatements().get(i);
            String path = "transactStatements." + (i + 1) + ".member.";
            onFailure(constraints, path, statement.returnValuesOnConditionCheckFailureAsString());
            statement(constraints, path, statement.statement());
            parameters(constraints, path, statement.hasParameters(), statement.parameters());
        }
        constraints.check();
    }

    private static void statement(Constraints constraints, String path, @Nullable String statement) {
        constraints.notNull(path + "statement", statement).length(path + "statement", statement, 1, LONGEST_STATEMENT);
    }

    private static void parameters(
            Constraints constraints, String path, boolean isPresent, List<AttributeValue> parameters) {
        if (isPresent) {
            constraints.length(path + "parameters", parameters, 1, Integer.MAX_VALUE);
        }
    }

    private static void onFailure(Constraints constraints, String path, @Nullable String value) {
        constraints.oneOf(path + "returnValuesOnConditionCheckFailure", value, "ALL_OLD", "NONE");
    }
}
