package io.dynox.test.internal.operation;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** What the service does with one kind of request. Thread-safe. */
public interface Operation<I extends DynamoDbRequest, O extends DynamoDbResponse> {

    /**
     * The reply, or the service's exception. Whatever is wrong with the request is found in the service's order: the model's
     * constraints, then what doesn't need the table, then the table, then the key; then {@code admission} is asked.
     */
    O execute(I request, Admission admission);
}
