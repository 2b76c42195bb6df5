package io.dynox.test.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Both clients of streams, in front of one function. Thread-safe as the function is. */
final class StreamsHandler implements InvocationHandler {

    private final Function<DynamoDbStreamsRequest, DynamoDbStreamsResponse> service;
    private final String name;

    StreamsHandler(Function<DynamoDbStreamsRequest, DynamoDbStreamsResponse> service, String name) {
        this.service = service;
        this.name = name;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] values = arguments == null ? new Object[0] : arguments;
        if (values.length == 1 && values[0] instanceof DynamoDbStreamsRequest request) {
            if (DynamoDbStreamsResponse.class.isAssignableFrom(method.getReturnType())) {
                return service.apply(request);
            }
            if (method.getReturnType() == CompletableFuture.class) {
                return answered(request);
            }
        }
        return switch (method.getName()) {
            case "serviceName" -> DynamoDbStreamsClient.SERVICE_NAME;
            case "close" -> null;
            case "equals" -> proxy == values[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> name;
            default -> InvocationHandler.invokeDefault(proxy, method, values);
        };
    }

    private CompletableFuture<DynamoDbStreamsResponse> answered(DynamoDbStreamsRequest request) {
        try {
            return CompletableFuture.completedFuture(service.apply(request));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
