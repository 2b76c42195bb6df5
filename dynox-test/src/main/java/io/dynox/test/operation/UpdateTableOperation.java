package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.storage.Table;
import io.dynox.test.storage.Tables;
import io.dynox.test.validation.CommonConstraints;
import io.dynox.test.validation.Constraints;
import io.dynox.test.validation.SupportedParameters;
import io.dynox.test.validation.TableRules;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableClassSummary;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** The change is made with the reply, which says {@code UPDATING}. */
final class UpdateTableOperation implements Operation<UpdateTableRequest, UpdateTableResponse> {

    private static final SupportedParameters SUPPORTED = new SupportedParameters("SSESpecification", "ReplicaUpdates");

    private final Tables tables;
    private final StreamChanges streams;
    private final Clock clock;

    UpdateTableOperation(Tables tables, StreamChanges streams, Clock clock) {
        this.tables = tables;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public UpdateTableResponse execute(UpdateTableRequest request, Admission admission) {
        checkConstraints(request);
        SUPPORTED.check(request);
        IndexUpdates indexes = new IndexUpdates(request.globalSecondaryIndexUpdates());
        checkAnything(request);
        indexes.checkAlone();
        StreamChanges.check(request.streamSpecification());
        Table table = tables.named(request.tableName());
        checkThroughput(request, table.definition());
        indexes.checkAgainst(table, request, isOnDemand(request, table.definition()));
        StreamChanges.check(table, request.streamSpecification());
        admission.admit();
        TableDescription before = Descriptions.of(table);
        table.define(indexes.apply(table, request, changed(table.definition(), request, clock.instant())));
        streams.apply(table, request.streamSpecification());
        return UpdateTableResponse.builder()
                .tableDescription(
                        Descriptions.in(TableStatus.UPDATING, indexes.underWay(before, Descriptions.of(table))))
                .build();
    }

    private static void checkConstraints(UpdateTableRequest request) {
        CommonConstraints.requiredTable(request.tableName());
        Constraints constraints = new Constraints();
        CommonConstraints.tableCharacters(constraints, request.tableName());
        TableRules.checkThroughput(constraints, "provisionedThroughput", request.provisionedThroughput());
        constraints.oneOf("billingMode", request.billingModeAsString(), "PROVISIONED", "PAY_PER_REQUEST");
        new IndexUpdates(request.globalSecondaryIndexUpdates()).checkConstraints(constraints);
        constraints.check();
    }

    private static void checkAnything(UpdateTableRequest request) {
        if (request.provisionedThroughput() == null
                && request.billingMode() == null
                && request.globalSecondaryIndexUpdates().isEmpty()
                && request.streamSpecification() == null
                && request.deletionProtectionEnabled() == null
                && request.tableClass() == null
                && request.onDemandThroughput() == null) {
            throw ServiceErrors.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
        if (request.billingMode() == BillingMode.PROVISIONED && request.provisionedThroughput() == null) {
            throw ServiceErrors.invalidParameter(
                    "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        if (request.provisionedThroughput() != null) {
            TableRules.checkBounds(request.provisionedThroughput());
        }
    }

    private static void checkThroughput(UpdateTableRequest request, TableDescription definition) {
        ProvisionedThroughput wanted = request.provisionedThroughput();
        if (wanted == null) {
            return;
        }
        if (isOnDemand(request, definition)) {
            throw ServiceErrors.invalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified"
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        ProvisionedThroughputDescription current = definition.provisionedThroughput();
        if (wanted.readCapacityUnits().equals(current.readCapacityUnits())
                && wanted.writeCapacityUnits().equals(current.writeCapacityUnits())) {
            throw ServiceErrors.validation("The provisioned throughput for the table will not change. The requested"
                    + " value equals the current value. Current ReadCapacityUnits provisioned for the table: "
                    + current.readCapacityUnits() + ". Requested ReadCapacityUnits: " + wanted.readCapacityUnits()
                    + ". Current WriteCapacityUnits provisioned for the table: " + current.writeCapacityUnits()
                    + ". Requested WriteCapacityUnits: " + wanted.writeCapacityUnits()
                    + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                    + " limits.");
        }
    }

    /** The billing after the request. */
    private static boolean isOnDemand(UpdateTableRequest request, TableDescription definition) {
        return request.billingMode() == null
                ? Descriptions.isOnDemand(definition)
                : request.billingMode() == BillingMode.PAY_PER_REQUEST;
    }

    private static TableDescription changed(TableDescription definition, UpdateTableRequest request, Instant now) {
        TableDescription.Builder changed = definition.toBuilder();
        if (request.billingMode() != null) {
            BillingModeSummary.Builder billing = definition.billingModeSummary() == null
                    ? BillingModeSummary.builder()
                    : definition.billingModeSummary().toBuilder();
            if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
                billing.lastUpdateToPayPerRequestDateTime(now);
                changed.provisionedThroughput(Descriptions.describe((ProvisionedThroughput) null));
            }
            changed.billingModeSummary(
                    billing.billingMode(request.billingMode()).build());
        }
        if (request.provisionedThroughput() != null) {
            changed.provisionedThroughput(changed(definition, request.provisionedThroughput(), now));
        }
        if (request.deletionProtectionEnabled() != null) {
            changed.deletionProtectionEnabled(request.deletionProtectionEnabled());
        }
        if (request.tableClass() != null) {
            changed.tableClassSummary(
                    TableClassSummary.builder().tableClass(request.tableClass()).build());
        }
        if (request.onDemandThroughput() != null) {
            changed.onDemandThroughput(request.onDemandThroughput());
        }
        return changed.build();
    }

    private static ProvisionedThroughputDescription changed(
            TableDescription definition, ProvisionedThroughput wanted, Instant now) {
        ProvisionedThroughputDescription current = definition.provisionedThroughput();
        boolean increase = wanted.readCapacityUnits() > current.readCapacityUnits()
                || wanted.writeCapacityUnits() > current.writeCapacityUnits();
        boolean decrease = wanted.readCapacityUnits() < current.readCapacityUnits()
                || wanted.writeCapacityUnits() < current.writeCapacityUnits();
        return current.toBuilder()
                .readCapacityUnits(wanted.readCapacityUnits())
                .writeCapacityUnits(wanted.writeCapacityUnits())
                .lastIncreaseDateTime(increase ? now : current.lastIncreaseDateTime())
                .lastDecreaseDateTime(decrease ? now : current.lastDecreaseDateTime())
                .numberOfDecreasesToday(current.numberOfDecreasesToday() + (decrease ? 1 : 0))
                .build();
    }
}
