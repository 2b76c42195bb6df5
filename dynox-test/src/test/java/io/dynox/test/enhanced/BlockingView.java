package io.dynox.test.enhanced;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncIndex;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPage;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPageIterable;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPagePublisher;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.PageIterable;

/**
 * Shows either Enhanced client as the blocking one, whose methods are the same, and remembers which methods were called; so the
 * tests are written once and prove that they leave no method out.
 */
final class BlockingView {

    private final Set<String> called;

    BlockingView(Set<String> called) {
        this.called = called;
    }

    /** {@code client}, a blocking or an asynchronous one. */
    DynamoDbEnhancedClient of(Object client) {
        return show(DynamoDbEnhancedClient.class, client);
    }

    /** The methods that tests can call on clients, tables and indexes, each once. */
    static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (Class<?> type : List.of(DynamoDbEnhancedClient.class, DynamoDbTable.class, DynamoDbIndex.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (!java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
                    operations.add(name(type, method));
                }
            }
        }
        return operations;
    }

    private static String name(Class<?> type, Method method) {
        return type.getSimpleName() + "." + method.getName();
    }

    private <T> T show(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    called.add(name(method.getDeclaringClass(), method));
                    Method own = target.getClass().getMethod(method.getName(), method.getParameterTypes());
                    own.setAccessible(true);
                    try {
                        return blocking(own.invoke(target, values));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } catch (CompletionException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object blocking(Object result) {
        if (result instanceof CompletableFuture<?> future) {
            return future.join();
        }
        if (result instanceof DynamoDbTable<?> || result instanceof DynamoDbAsyncTable<?>) {
            return show(DynamoDbTable.class, result);
        }
        if (result instanceof DynamoDbIndex<?> || result instanceof DynamoDbAsyncIndex<?>) {
            return show(DynamoDbIndex.class, result);
        }
        if (result instanceof BatchGetResultPagePublisher publisher) {
            List<BatchGetResultPage> pages = all(publisher);
            return BatchGetResultPageIterable.create(pages::iterator);
        }
        if (result instanceof SdkPublisher<?> publisher) {
            List<Page<Object>> pages = new ArrayList<>();
            all(publisher).forEach(page -> pages.add(page(page)));
            return PageIterable.create(pages::iterator);
        }
        return result;
    }

    @SuppressWarnings("unchecked") // whatever publishers of the Enhanced client publish else are pages
    private static Page<Object> page(Object page) {
        return (Page<Object>) page;
    }

    private static <T> List<T> all(SdkPublisher<T> publisher) {
        List<T> all = new ArrayList<>();
        publisher.subscribe(all::add).join();
        return all;
    }
}
