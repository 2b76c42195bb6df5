package io.dynox.test.internal.operation;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Decides what of a valid request the service has capacity for. An operation asks once it has checked the request and before it
 * touches an item.
 */
public interface Admission {

    /** Admits everything. */
    Admission ALL = new Admission() {
        @Override
        public void admit() {}

        @Override
        public boolean isProcessed(String table, Map<String, AttributeValue> item) {
            return true;
        }
    };

    /** Lets the request pass, or throws the service's exception. */
    void admit();

    /** Whether an item or key of a batch is processed in this request; asked once for each. */
    boolean isProcessed(String table, Map<String, AttributeValue> item);
}
