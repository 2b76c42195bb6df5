package io.dynox.test.internal.table;

import io.dynox.test.internal.error.Account;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TableWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.WarmThroughput;

/** Settings of tables that are described and otherwise without effect: encryption, warm throughput. Stateless. */
final class TableSettings {

    /** What a table on demand can take from its first moment on. */
    private static final long WARM_READS = 12_000;

    private static final long WARM_WRITES = 4_000;

    private TableSettings() {}

    /** Null for the encryption that every table has. */
    static @Nullable SSEDescription encryption(@Nullable SSESpecification specification, Account account) {
        if (specification == null || !Boolean.TRUE.equals(specification.enabled())) {
            return null;
        }
        String key = specification.kmsMasterKeyId() == null ? "alias/aws/dynamodb" : specification.kmsMasterKeyId();
        return SSEDescription.builder()
                .status(SSEStatus.ENABLED)
                .sseType(SSEType.KMS)
                .kmsMasterKeyArn(account.ofKey(key))
                .build();
    }

    /** What was asked for, or else what the capacity comes with. */
    static TableWarmThroughputDescription warm(
            @Nullable WarmThroughput wanted, ProvisionedThroughputDescription capacity) {
        return TableWarmThroughputDescription.builder()
                .readUnitsPerSecond(reads(wanted, capacity))
                .writeUnitsPerSecond(writes(wanted, capacity))
                .status(TableStatus.ACTIVE)
                .build();
    }

    /** As {@link #warm}, of a global index. */
    static GlobalSecondaryIndexWarmThroughputDescription warmIndex(
            @Nullable WarmThroughput wanted, ProvisionedThroughputDescription capacity) {
        return GlobalSecondaryIndexWarmThroughputDescription.builder()
                .readUnitsPerSecond(reads(wanted, capacity))
                .writeUnitsPerSecond(writes(wanted, capacity))
                .status(IndexStatus.ACTIVE)
                .build();
    }

    private static long reads(@Nullable WarmThroughput wanted, ProvisionedThroughputDescription capacity) {
        return units(wanted == null ? null : wanted.readUnitsPerSecond(), capacity.readCapacityUnits(), WARM_READS);
    }

    private static long writes(@Nullable WarmThroughput wanted, ProvisionedThroughputDescription capacity) {
        return units(wanted == null ? null : wanted.writeUnitsPerSecond(), capacity.writeCapacityUnits(), WARM_WRITES);
    }

    private static long units(@Nullable Long wanted, long provisioned, long onDemand) {
        if (wanted != null) {
            return wanted;
        }
        return provisioned == 0 ? onDemand : provisioned;
    }
}
