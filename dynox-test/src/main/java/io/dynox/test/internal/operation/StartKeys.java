package io.dynox.test.internal.operation;

import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ExclusiveStartKey of queries and scans. Stateless. */
final class StartKeys {

    /** What the service says of these values, it says without the usual opening. */
    private static final Pattern BARE =
            Pattern.compile("contains duplicates|number set|numeric value|significant digits|number with magnitude");

    private StartKeys() {}

    /** The start key with its values checked; null for none. */
    static @Nullable Map<String, AttributeValue> normalize(boolean isPresent, Map<String, AttributeValue> key) {
        if (!isPresent) {
            return null;
        }
        try {
            return ValueNormalizer.normalize(key);
        } catch (ValidationFailure e) {
            String message = String.valueOf(e.getMessage());
            throw BARE.matcher(message).find()
                    ? e
                    : new ValidationFailure("The provided starting key is invalid: " + message, e);
        }
    }
}
