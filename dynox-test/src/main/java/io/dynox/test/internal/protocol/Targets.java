package io.dynox.test.internal.protocol;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** The operations that the header {@code X-Amz-Target} can name: all that the SDK's clients know. Thread-safe. */
final class Targets {

    private static final Map<String, ToCopyableBuilder<?, ?>> EMPTY_REQUESTS = new HashMap<>();

    static {
        collect("DynamoDB_20120810.", DynamoDbClient.class);
        collect("DynamoDBStreams_20120810.", DynamoDbStreamsClient.class);
    }

    private Targets() {}

    /** A builder of an empty request of the target's operation, or nothing if there is no such operation. */
    static Optional<SdkPojo> request(@Nullable String target) {
        return Optional.ofNullable(EMPTY_REQUESTS.get(target)).map(request -> (SdkPojo) request.toBuilder());
    }

    private static void collect(String prefix, Class<?> client) {
        for (Method method : client.getMethods()) {
            if (method.getParameterCount() == 1
                    && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                    && AwsResponse.class.isAssignableFrom(method.getReturnType())) {
                String name = method.getName();
                EMPTY_REQUESTS.put(
                        prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                        empty(method.getParameterTypes()[0]));
            }
        }
    }

    private static ToCopyableBuilder<?, ?> empty(Class<?> request) {
        try {
            AwsRequest.Builder builder =
                    (AwsRequest.Builder) request.getMethod("builder").invoke(null);
            return (ToCopyableBuilder<?, ?>) builder.build();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK's " + request.getName() + " has no builder", e);
        }
    }
}
