package io.dynox.test.internal.table;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operation;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.streams.Streams;
import io.dynox.test.internal.validation.TableRules;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableClassSummary;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The reply says {@code CREATING}; the table can be used when the time for changes is over, at once without one. */
record CreateTableOperation(Tables tables, Clock clock, Streams streams)
        implements Operation<CreateTableRequest, CreateTableResponse> {

    @Override
    public CreateTableResponse execute(CreateTableRequest request, Admission admission) {
        TableRules.check(request);
        if (request.hasTags()) {
            TagOperations.checkTags(request.tags());
        }
        Streams.check(request.streamSpecification(), null);
        admission.admit();
        TableDescription definition = definition(request, clock.instant());
        StoredTable table = new StoredTable(definition);
        TagOperations.set(table, request.tags());
        tables.add(table);
        streams.apply(request.streamSpecification(), table);
        TableDescription shown = Descriptions.in(TableStatus.CREATING, table.definition());
        tables.begin(table, shown);
        return CreateTableResponse.builder().tableDescription(shown).build();
    }

    private TableDescription definition(CreateTableRequest request, Instant now) {
        String name = Arns.tableName(request.tableName());
        String arn = tables.account().ofTable(name);
        boolean onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        TableDescription.Builder definition = TableDescription.builder()
                .tableName(name)
                .tableArn(arn)
                .tableId(UUID.randomUUID().toString())
                .tableStatus(TableStatus.ACTIVE)
                .creationDateTime(now)
                .attributeDefinitions(request.attributeDefinitions())
                .keySchema(request.keySchema())
                .provisionedThroughput(Descriptions.describe(request.provisionedThroughput()))
                .deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()))
                .onDemandThroughput(request.onDemandThroughput())
                .warmThroughput(TableSettings.warm(
                        request.warmThroughput(), Descriptions.describe(request.provisionedThroughput())))
                .sseDescription(TableSettings.encryption(request.sseSpecification(), tables.account()))
                .itemCount(0L)
                .tableSizeBytes(0L);
        if (onDemand) {
            definition.billingModeSummary(BillingModeSummary.builder()
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .lastUpdateToPayPerRequestDateTime(now)
                    .build());
        }
        if (request.tableClass() != null) {
            definition.tableClassSummary(
                    TableClassSummary.builder().tableClass(request.tableClass()).build());
        }
        definition.globalSecondaryIndexes(Descriptions.orNull(request.globalSecondaryIndexes().stream()
                .map(index -> Descriptions.describe(arn, index))
                .toList()));
        definition.localSecondaryIndexes(Descriptions.orNull(request.localSecondaryIndexes().stream()
                .map(index -> Descriptions.describe(arn, index))
                .toList()));
        return definition.build();
    }
}
