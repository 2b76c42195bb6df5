package io.dynox.test.internal.validation;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A write of a batch whose values are checked. Immutable.
 *
 * @param request as it came, for the unprocessed items of the reply
 * @param attributes the item to put or the key to delete, normalised
 * @param sizeBytes the size of the item; 0 for a delete
 */
public record PreparedWrite(WriteRequest request, Map<String, AttributeValue> attributes, int sizeBytes) {

    public boolean isPut() {
        return request.putRequest() != null;
    }
}
