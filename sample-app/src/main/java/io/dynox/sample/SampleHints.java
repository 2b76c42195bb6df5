package io.dynox.sample;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The data that a native image has to carry. Stateless. */
final class SampleHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("cities.csv.gz").registerPattern("NOTICE");
        // stands before the client, see ClientTap
        hints.proxies().registerJdkProxy(DynamoDbAsyncClient.class);
    }
}
