package io.dynox.sample.live;

import io.dynox.test.InMemoryDynamoDb;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/**
 * Looks at the answers to batch writes, as a {@link io.dynox.event.BatchListener} reports how many items are written and not which.
 * The client may be any: a mere interface stands before it. With {@code dynox.transport=wire} nothing stands before a real client, which the
 * wire would leave the requests to otherwise; no city appears on the map then.
 */
@Component
final class ClientTap implements BeanPostProcessor {

    private final ObjectProvider<ConfirmedCities> cities;
    private final ObjectProvider<InMemoryDynamoDb> inMemory;
    private final String transport;

    ClientTap(
            ObjectProvider<ConfirmedCities> cities,
            ObjectProvider<InMemoryDynamoDb> inMemory,
            @Value("${dynox.transport:sdk}") String transport) {
        this.cities = cities;
        this.inMemory = inMemory;
        this.transport = transport;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DynamoDbAsyncClient client && !isByWire()
                ? Proxy.newProxyInstance(
                        DynamoDbAsyncClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbAsyncClient.class},
                        new Tapped(client, cities))
                : bean;
    }

    private boolean isByWire() {
        return transport.equalsIgnoreCase("wire") && inMemory.getIfAvailable() == null;
    }

    private record Tapped(DynamoDbAsyncClient client, ObjectProvider<ConfirmedCities> cities)
            implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                Object result = method.invoke(client, arguments);
                if (arguments != null
                        && arguments.length == 1
                        && arguments[0] instanceof BatchWriteItemRequest request
                        && result instanceof CompletableFuture<?> answer) {
                    return answer.thenApply(response -> {
                        cities.getObject().answered(request, (BatchWriteItemResponse) response);
                        return response;
                    });
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
