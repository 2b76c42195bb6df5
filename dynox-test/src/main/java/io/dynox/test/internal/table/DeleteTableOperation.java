package io.dynox.test.internal.table;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operation;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.TableChange;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.streams.Streams;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The reply says {@code DELETING}; the table is gone when the time for changes is over, at once without one. Deleting it again is no error. */
record DeleteTableOperation(Tables tables, Streams streams)
        implements Operation<DeleteTableRequest, DeleteTableResponse> {

    @Override
    public DeleteTableResponse execute(DeleteTableRequest request, Admission admission) {
        Constraints constraints = new Constraints();
        CommonConstraints.definedTable(constraints, request.tableName());
        constraints.check();
        TableChange change = tables.named(request.tableName()).change();
        if (change != null && change.isDeletion()) {
            admission.admit();
            return DeleteTableResponse.builder()
                    .tableDescription(change.shown())
                    .build();
        }
        StoredTable table = tables.changeable(request.tableName());
        TableDescription definition = table.definition();
        if (Boolean.TRUE.equals(definition.deletionProtectionEnabled())) {
            throw ServiceErrors.validation("Resource cannot be deleted as it is currently protected against deletion. "
                    + "Disable deletion protection first.");
        }
        admission.admit();
        streams.close(table);
        TableDescription shown = Descriptions.in(TableStatus.DELETING, deleted(definition));
        tables.begin(table, shown);
        return DeleteTableResponse.builder().tableDescription(shown).build();
    }

    private static TableDescription deleted(TableDescription definition) {
        return TableDescription.builder()
                .tableName(definition.tableName())
                .tableArn(definition.tableArn())
                .tableId(definition.tableId())
                .billingModeSummary(definition.billingModeSummary())
                .provisionedThroughput(definition.provisionedThroughput())
                .deletionProtectionEnabled(definition.deletionProtectionEnabled())
                .itemCount(0L)
                .tableSizeBytes(0L)
                .build();
    }
}
