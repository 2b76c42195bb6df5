package io.dynox.test.internal.table;

import io.dynox.test.internal.operation.Operations;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.streams.Streams;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** Adds the operations on tables to those that are supported. Stateless. */
public final class TableOperations {

    private TableOperations() {}

    /** Supports the operations on {@code tables}; called before the first request. */
    public static void addTo(Operations operations, Tables tables, Streams streams, Clock clock) {
        operations.add(CreateTableRequest.class, new CreateTableOperation(tables, clock, streams));
        operations.add(DescribeTableRequest.class, new DescribeTableOperation(tables));
        operations.add(ListTablesRequest.class, new ListTablesOperation(tables));
        operations.add(UpdateTableRequest.class, new UpdateTableOperation(tables, clock, streams));
        operations.add(DeleteTableRequest.class, new DeleteTableOperation(tables, streams));
        TagOperations tags = new TagOperations(tables);
        operations.add(TagResourceRequest.class, tags::tag);
        operations.add(UntagResourceRequest.class, tags::untag);
        operations.add(ListTagsOfResourceRequest.class, tags::list);
        operations.add(UpdateTimeToLiveRequest.class, new UpdateTimeToLiveOperation(tables));
        operations.add(DescribeTimeToLiveRequest.class, new DescribeTimeToLiveOperation(tables));
        AccountOperations account = new AccountOperations();
        operations.add(DescribeLimitsRequest.class, account::limits);
        operations.add(DescribeEndpointsRequest.class, account::endpoints);
        ContinuousBackupOperations backups = new ContinuousBackupOperations(tables, clock);
        operations.add(DescribeContinuousBackupsRequest.class, backups::describe);
        operations.add(UpdateContinuousBackupsRequest.class, backups::update);
    }
}
