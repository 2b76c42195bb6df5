package io.dynox.test.internal.table;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.storage.RecoveryWindow;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoverySpecification;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;

/** The settings of point-in-time recovery; there is nothing to restore from. Stateless but for the tables. */
record ContinuousBackupOperations(Tables tables, Clock clock) {

    private static final int MOST_DAYS = 35;
    private static final Duration LAG = Duration.ofMinutes(5);

    DescribeContinuousBackupsResponse describe(DescribeContinuousBackupsRequest request, Admission admission) {
        Constraints constraints = new Constraints();
        CommonConstraints.table(constraints, request.tableName());
        constraints.check();
        StoredTable table = table(request.tableName());
        admission.admit();
        return DescribeContinuousBackupsResponse.builder()
                .continuousBackupsDescription(describe(table.recoveryWindow()))
                .build();
    }

    UpdateContinuousBackupsResponse update(UpdateContinuousBackupsRequest request, Admission admission) {
        PointInTimeRecoverySpecification wanted = request.pointInTimeRecoverySpecification();
        Constraints constraints = new Constraints().notNull("pointInTimeRecoverySpecification", wanted);
        String path = "pointInTimeRecoverySpecification.";
        if (wanted != null) {
            constraints.notNull(path + "pointInTimeRecoveryEnabled", wanted.pointInTimeRecoveryEnabled());
            constraints
                    .atLeast(path + "recoveryPeriodInDays", wanted.recoveryPeriodInDays(), 1)
                    .atMost(path + "recoveryPeriodInDays", wanted.recoveryPeriodInDays(), MOST_DAYS);
        }
        CommonConstraints.table(constraints, request.tableName());
        constraints.check();
        StoredTable table = table(request.tableName());
        admission.admit();
        table.keepRecoverable(window(wanted, table.recoveryWindow()));
        return UpdateContinuousBackupsResponse.builder()
                .continuousBackupsDescription(describe(table.recoveryWindow()))
                .build();
    }

    private @Nullable RecoveryWindow window(PointInTimeRecoverySpecification wanted, @Nullable RecoveryWindow current) {
        if (!wanted.pointInTimeRecoveryEnabled()) {
            return null;
        }
        int days = wanted.recoveryPeriodInDays() == null ? MOST_DAYS : wanted.recoveryPeriodInDays();
        return new RecoveryWindow(current == null ? clock.instant() : current.since(), days);
    }

    private StoredTable table(String nameOrArn) {
        StoredTable table = tables.find(nameOrArn);
        if (table == null) {
            throw ServiceErrors.tableNotFound("Table not found: " + Arns.tableName(nameOrArn));
        }
        return table;
    }

    private ContinuousBackupsDescription describe(@Nullable RecoveryWindow window) {
        return ContinuousBackupsDescription.builder()
                .continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
                .pointInTimeRecoveryDescription(recovery(window))
                .build();
    }

    private PointInTimeRecoveryDescription recovery(@Nullable RecoveryWindow window) {
        if (window == null) {
            return PointInTimeRecoveryDescription.builder()
                    .pointInTimeRecoveryStatus(PointInTimeRecoveryStatus.DISABLED)
                    .build();
        }
        Instant now = clock.instant();
        Instant earliest = later(window.since(), now.minus(Duration.ofDays(window.days())));
        return PointInTimeRecoveryDescription.builder()
                .pointInTimeRecoveryStatus(PointInTimeRecoveryStatus.ENABLED)
                .recoveryPeriodInDays(window.days())
                .earliestRestorableDateTime(earliest)
                .latestRestorableDateTime(later(earliest, now.minus(LAG)))
                .build();
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
