package io.dynox.test.internal.partiql;

import io.dynox.test.internal.operation.Admission;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** The service's other operations, by which statements are carried out. */
@FunctionalInterface
interface Requests {

    /** The reply to a request, or the service's exception. */
    DynamoDbResponse execute(DynamoDbRequest request, Admission admission);
}
