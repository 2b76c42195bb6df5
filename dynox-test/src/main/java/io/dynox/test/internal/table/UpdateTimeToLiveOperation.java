package io.dynox.test.internal.table;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operation;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** The change holds with the reply; the service takes up to an hour. */
record UpdateTimeToLiveOperation(Tables tables)
        implements Operation<UpdateTimeToLiveRequest, UpdateTimeToLiveResponse> {

    private static final int LONGEST_NAME = 255;

    @Override
    public UpdateTimeToLiveResponse execute(UpdateTimeToLiveRequest request, Admission admission) {
        TimeToLiveSpecification wanted = request.timeToLiveSpecification();
        checkConstraints(request);
        StoredTable table = tables.changeable(request.tableName());
        checkChange(table.timeToLive(), wanted);
        admission.admit();
        table.expireBy(wanted.enabled() ? wanted.attributeName() : null);
        return UpdateTimeToLiveResponse.builder()
                .timeToLiveSpecification(wanted)
                .build();
    }

    private static void checkChange(@Nullable String current, TimeToLiveSpecification wanted) {
        if (current == null && !wanted.enabled()) {
            throw ServiceErrors.validation("TimeToLive is already disabled");
        }
        if (current != null && !current.equals(wanted.attributeName())) {
            throw ServiceErrors.validation(
                    "TimeToLive is active on a different AttributeName: current AttributeName is " + current);
        }
        if (current != null && wanted.enabled()) {
            throw ServiceErrors.validation("TimeToLive is already enabled");
        }
    }

    private static void checkConstraints(UpdateTimeToLiveRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.definedTable(constraints, request.tableName());
        TimeToLiveSpecification wanted = request.timeToLiveSpecification();
        constraints.notNull("timeToLiveSpecification", wanted);
        if (wanted != null) {
            String path = "timeToLiveSpecification.";
            constraints.notNull(path + "enabled", wanted.enabled());
            constraints.notNull(path + "attributeName", wanted.attributeName());
            constraints.length(path + "attributeName", wanted.attributeName(), 1, LONGEST_NAME);
        }
        constraints.check();
    }
}
