package io.dynox.test.internal.table;

import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.TableChange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Tables and indexes as replies describe them. Stateless. */
final class Descriptions {

    private Descriptions() {}

    /** The table with its present counts; the service reports counts that are up to six hours old. */
    static TableDescription of(StoredTable table) {
        TableChange change = table.change();
        TableDescription definition = change == null ? table.definition() : change.shown();
        TableDescription.Builder description =
                definition.toBuilder().itemCount((long) table.itemCount()).tableSizeBytes(table.sizeBytes());
        if (definition.hasGlobalSecondaryIndexes()) {
            description.globalSecondaryIndexes(definition.globalSecondaryIndexes().stream()
                    .map(index -> counted(index, table.index(index.indexName())))
                    .toList());
        }
        if (definition.hasLocalSecondaryIndexes()) {
            description.localSecondaryIndexes(definition.localSecondaryIndexes().stream()
                    .map(index -> counted(index, table.index(index.indexName())))
                    .toList());
        }
        return description.build();
    }

    /** The table as the reply shows it to the request that creates, changes or deletes it. */
    static TableDescription in(TableStatus status, TableDescription description) {
        TableDescription.Builder shown = description.toBuilder().tableStatus(status);
        if (status == TableStatus.CREATING && description.hasGlobalSecondaryIndexes()) {
            shown.globalSecondaryIndexes(description.globalSecondaryIndexes().stream()
                    .map(index ->
                            index.toBuilder().indexStatus(IndexStatus.CREATING).build())
                    .toList());
        }
        return shown.build();
    }

    static GlobalSecondaryIndexDescription describe(String tableArn, GlobalSecondaryIndex index) {
        return GlobalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(tableArn + "/index/" + index.indexName())
                .indexStatus(IndexStatus.ACTIVE)
                .keySchema(index.keySchema())
                .projection(index.projection())
                .provisionedThroughput(describe(index.provisionedThroughput()))
                .onDemandThroughput(index.onDemandThroughput())
                .warmThroughput(
                        TableSettings.warmIndex(index.warmThroughput(), describe(index.provisionedThroughput())))
                .itemCount(0L)
                .indexSizeBytes(0L)
                .build();
    }

    static LocalSecondaryIndexDescription describe(String tableArn, LocalSecondaryIndex index) {
        return LocalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(tableArn + "/index/" + index.indexName())
                .keySchema(index.keySchema())
                .projection(index.projection())
                .itemCount(0L)
                .indexSizeBytes(0L)
                .build();
    }

    static ProvisionedThroughputDescription describe(@Nullable ProvisionedThroughput throughput) {
        return ProvisionedThroughputDescription.builder()
                .numberOfDecreasesToday(0L)
                .readCapacityUnits(throughput == null ? 0L : throughput.readCapacityUnits())
                .writeCapacityUnits(throughput == null ? 0L : throughput.writeCapacityUnits())
                .build();
    }

    static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static GlobalSecondaryIndexDescription counted(
            GlobalSecondaryIndexDescription index, @Nullable SecondaryIndex entries) {
        return entries == null
                ? index
                : index.toBuilder()
                        .itemCount((long) entries.itemCount())
                        .indexSizeBytes(entries.sizeBytes())
                        .build();
    }

    private static LocalSecondaryIndexDescription counted(
            LocalSecondaryIndexDescription index, @Nullable SecondaryIndex entries) {
        return entries == null
                ? index
                : index.toBuilder()
                        .itemCount((long) entries.itemCount())
                        .indexSizeBytes(entries.sizeBytes())
                        .build();
    }
}
