package io.dynox.test.internal.table;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operation;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.streams.Streams;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.validation.SupportedParameters;
import io.dynox.test.internal.validation.TableRules;
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

/** The change is made with the reply, which says {@code UPDATING}; so do others until the time for changes is over. */
record UpdateTableOperation(Tables tables, Clock clock, Streams streams)
        implements Operation<UpdateTableRequest, UpdateTableResponse> {

    private static final SupportedParameters SUPPORTED = new SupportedParameters("ReplicaUpdates");

    @Override
    public UpdateTableResponse execute(UpdateTableRequest request, Admission admission) {
        checkConstraints(request);
        SUPPORTED.check(request);
        IndexUpdates indexes = new IndexUpdates(request.globalSecondaryIndexUpdates());
        checkAnything(request);
        indexes.checkAlone();
        StoredTable table = tables.changeable(request.tableName());
        checkThroughput(request, table.definition());
        Streams.check(request.streamSpecification(), table.definition());
        indexes.checkAgainst(table, request, isOnDemand(request, table.definition()));
        admission.admit();
        TableDescription before = Descriptions.of(table);
        table.define(indexes.apply(table, request, changed(table.definition(), request, clock.instant())));
        streams.apply(request.streamSpecification(), table);
        TableDescription shown =
                Descriptions.in(TableStatus.UPDATING, indexes.underWay(before, Descriptions.of(table)));
        tables.begin(table, shown);
        return UpdateTableResponse.builder().tableDescription(shown).build();
    }

    private static void checkConstraints(UpdateTableRequest request) {
        Constraints constraints = new Constraints();
        TableRules.checkDefinitions(constraints, request.attributeDefinitions());
        CommonConstraints.definedTable(constraints, request.tableName());
        TableRules.checkThroughput(constraints, "provisionedThroughput", request.provisionedThroughput());
        constraints.oneOf("billingMode", request.billingModeAsString(), "PROVISIONED", "PAY_PER_REQUEST");
        TableRules.checkTableClass(constraints, request.tableClassAsString());
        TableRules.checkEncryption(constraints, request.sseSpecification());
        new IndexUpdates(request.globalSecondaryIndexUpdates()).checkConstraints(constraints);
        constraints.check();
    }

    private static void checkAnything(UpdateTableRequest request) {
        if (request.provisionedThroughput() == null
                && request.billingMode() == null
                && request.globalSecondaryIndexUpdates().isEmpty()
                && request.deletionProtectionEnabled() == null
                && request.streamSpecification() == null
                && request.tableClass() == null
                && request.onDemandThroughput() == null
                && request.warmThroughput() == null
                && request.sseSpecification() == null) {
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
        TableRules.checkOnDemand(request.onDemandThroughput());
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
        TableRules.checkChange("table", "", definition.provisionedThroughput(), wanted);
    }

    /** The billing after the request. */
    private static boolean isOnDemand(UpdateTableRequest request, TableDescription definition) {
        return request.billingMode() == null
                ? StoredTable.isOnDemand(definition)
                : request.billingMode() == BillingMode.PAY_PER_REQUEST;
    }

    private TableDescription changed(TableDescription definition, UpdateTableRequest request, Instant now) {
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
        if (request.sseSpecification() != null) {
            changed.sseDescription(TableSettings.encryption(request.sseSpecification(), tables.account()));
        }
        if (request.warmThroughput() != null) {
            changed.warmThroughput(TableSettings.warm(request.warmThroughput(), definition.provisionedThroughput()));
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
