package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.client.DynoxClient;
import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Against the server of {@link InMemoryDynamoDb}, over the SDK's client. */
@TestPropertySource(properties = "dynox.transport=sdk")
class ServedSdkStarterTest extends StarterOverHttp {

    private static final DynoxServer SERVER = InMemoryDynamoDb.create().serve(0);

    @Autowired
    DynoxClient client;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) {
        connect(registry, SERVER::endpoint);
    }

    @Test
    void requestsGoThisWay() {
        assertThat(client.transport()).isEqualTo("sdk");
    }
}
