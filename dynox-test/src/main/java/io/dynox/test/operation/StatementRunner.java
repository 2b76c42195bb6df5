package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.partiql.Statement;
import io.dynox.test.storage.Tables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Runs single statements. Thread-safe. */
final class StatementRunner {

    private final StatementReads reads;
    private final StatementWrites writes;
    private final PutItemOperation put;
    private final UpdateItemOperation update;
    private final DeleteItemOperation delete;

    StatementRunner(Tables tables) {
        reads = new StatementReads(tables);
        writes = new StatementWrites(tables);
        put = new PutItemOperation(tables);
        update = new UpdateItemOperation(tables);
        delete = new DeleteItemOperation(tables);
    }

    StatementWrites writes() {
        return writes;
    }

    StatementReads.Found run(
            Statement statement, StatementReads.Mode mode, @Nullable String onFailure, Admission admission) {
        if (statement instanceof Statement.Select select) {
            return reads.run(select, mode, admission);
        }
        if (statement instanceof Statement.Insert insert) {
            return insert(insert, mode, admission);
        }
        if (statement instanceof Statement.Update change) {
            UpdateItemResponse done = update.execute(
                    writes.update(change).toBuilder()
                            .returnValuesOnConditionCheckFailure(onFailure)
                            .returnConsumedCapacity(mode.returnConsumedCapacity())
                            .build(),
                    admission);
            return changed(done.hasAttributes(), done.attributes(), done.consumedCapacity());
        }
        if (statement instanceof Statement.Delete removal) {
            DeleteItemResponse done = delete.execute(
                    writes.delete(removal).toBuilder()
                            .returnValuesOnConditionCheckFailure(onFailure)
                            .returnConsumedCapacity(mode.returnConsumedCapacity())
                            .build(),
                    admission);
            return changed(done.hasAttributes(), done.attributes(), done.consumedCapacity());
        }
        throw ServiceErrors.validation("EXISTS is only supported in a transaction");
    }

    private StatementReads.Found insert(Statement.Insert insert, StatementReads.Mode mode, Admission admission) {
        PutItemRequest request = writes.insert(insert).toBuilder()
                .returnConsumedCapacity(mode.returnConsumedCapacity())
                .build();
        try {
            return changed(false, Map.of(), put.execute(request, admission).consumedCapacity());
        } catch (ConditionalCheckFailedException e) {
            throw ServiceErrors.duplicateItem();
        }
    }

    private static StatementReads.Found changed(
            boolean returns, Map<String, AttributeValue> item, @Nullable ConsumedCapacity consumed) {
        return new StatementReads.Found(returns ? List.of(item) : List.of(), Map.of(), consumed);
    }
}
