package io.dynox.test.internal.client;

import io.dynox.test.internal.error.Arns;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** What both clients answer alike; a subclass adds operations and waiters. Thread-safe. */
abstract class ClientHandler implements InvocationHandler {

    private static final DynamoDbServiceClientConfiguration CONFIGURATION = DynamoDbServiceClientConfiguration.builder()
            .region(Region.of(Arns.REGION))
            .build();

    private final Map<Method, Boolean> operations = new ConcurrentHashMap<>();
    private final String name;

    ClientHandler(String name) {
        this.name = name;
    }

    @Override
    public final @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] values = arguments == null ? new Object[0] : arguments;
        if (values.length == 1 && operations.computeIfAbsent(method, this::isOperation)) {
            return call((DynamoDbRequest) Objects.requireNonNull(values[0], "request"));
        }
        return switch (method.getName()) {
            case "serviceName" -> DynamoDbAsyncClient.SERVICE_NAME;
            case "serviceClientConfiguration" -> CONFIGURATION;
            case "waiter" -> waiter(proxy);
            case "close" -> null;
            case "equals" -> proxy == values[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> name;
            default -> InvocationHandler.invokeDefault(proxy, method, values);
        };
    }

    private boolean isOperation(Method method) {
        return DynamoDbRequest.class.isAssignableFrom(method.getParameterTypes()[0]) && isReply(method.getReturnType());
    }

    /** Whether an operation of this client returns {@code type}; paginators take a request too, and return something else. */
    abstract boolean isReply(Class<?> type);

    abstract Object call(DynamoDbRequest request);

    abstract Object waiter(Object proxy);
}
