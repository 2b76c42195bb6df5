package io.dynox.test.internal.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Refuses parameters that an operation doesn't support yet, naming them, rather than ignoring them. Immutable. */
public final class SupportedParameters {

    private final Set<String> unsupported;

    /** Parameters by their names in the service's API. */
    public SupportedParameters(String... unsupported) {
        this.unsupported = Set.of(unsupported);
    }

    /**
     * Refuses the request if it carries one of the parameters.
     *
     * @throws UnsupportedOperationException if it does
     */
    public void check(DynamoDbRequest request) {
        for (SdkField<?> field : request.sdkFields()) {
            if (unsupported.contains(field.memberName()) && isSet(field.getValueOrDefault(request))) {
                throw new UnsupportedOperationException("InMemoryDynamoDb does not support the parameter "
                        + field.memberName() + " in a " + request.getClass().getSimpleName());
            }
        }
    }

    private static boolean isSet(Object value) {
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value instanceof List<?> list ? !list.isEmpty() : value != null;
    }
}
