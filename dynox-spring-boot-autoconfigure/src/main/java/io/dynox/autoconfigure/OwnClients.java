package io.dynox.autoconfigure;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The DynamoDB clients that were made by Dynox, as long as somebody uses them, and whether they connect as the properties say: a
 * {@link DynoxClientCustomizer} may have set an HTTP client of its own. Thread-safe.
 */
final class OwnClients {

    /** By identity: the clients of the SDK don't define equality. */
    private final Map<DynamoDbAsyncClient, Boolean> connected = Collections.synchronizedMap(new WeakHashMap<>());

    void add(DynamoDbAsyncClient client, boolean byProperties) {
        connected.put(client, byProperties);
    }

    /** Whether Dynox made a client. */
    boolean has(DynamoDbAsyncClient client) {
        return connected.containsKey(client);
    }

    /** Whether Dynox made a client with another HTTP client than its own. */
    boolean connectsOtherwise(DynamoDbAsyncClient client) {
        return Boolean.FALSE.equals(connected.get(client));
    }

    /** A builder of an HTTP client that remembers whether it built one. */
    static final class Watched implements SdkAsyncHttpClient.Builder<Watched> {

        private final SdkAsyncHttpClient.Builder<?> builder;
        private final AtomicBoolean built = new AtomicBoolean();

        Watched(SdkAsyncHttpClient.Builder<?> builder) {
            this.builder = builder;
        }

        @Override
        public SdkAsyncHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
            built.set(true);
            return builder.buildWithDefaults(serviceDefaults);
        }

        boolean hasBuilt() {
            return built.get();
        }
    }
}
