package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.StoredTable;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The error of a batch of which nothing at all could be processed. Stateless. */
final class Throttled {

    private Throttled() {}

    static DynamoDbException entirely(StoredTable table) {
        return table.isOnDemand() ? ServiceErrors.throttled(List.of()) : ServiceErrors.throughputExceeded(List.of());
    }
}
