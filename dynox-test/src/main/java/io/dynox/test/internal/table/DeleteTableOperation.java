package io.dynox.test.internal.table;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operation;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.streams.Streams;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The table is gone with the reply, which says {@code DELETING}. */
final class DeleteTableOperation implements Operation<DeleteTableRequest, DeleteTableResponse> {

    private final Tables tables;
    private final Streams streams;

    DeleteTableOperation(Tables tables, Streams streams) {
        this.tables = tables;
        this.streams = streams;
    }

    @Override
    public DeleteTableResponse execute(DeleteTableRequest request, Admission admission) {
        CommonConstraints.requiredTable(request.tableName());
        Constraints constraints = new Constraints();
        CommonConstraints.tableCharacters(constraints, request.tableName());
        constraints.check();
        StoredTable table = tables.named(request.tableName());
        TableDescription definition = table.definition();
        if (Boolean.TRUE.equals(definition.deletionProtectionEnabled())) {
            throw ServiceErrors.validation("Resource cannot be deleted as it is currently protected against deletion. "
                    + "Disable deletion protection first.");
        }
        admission.admit();
        tables.remove(table);
        streams.close(table);
        return DeleteTableResponse.builder()
                .tableDescription(Descriptions.in(TableStatus.DELETING, deleted(definition)))
                .build();
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
