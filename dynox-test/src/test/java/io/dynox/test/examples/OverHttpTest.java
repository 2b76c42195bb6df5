package io.dynox.test.examples;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a server that isn't ours. */
@EnabledIfSystemProperty(
        named = OverHttpTest.ENDPOINT,
        matches = "http.+",
        disabledReason = "Set -Ddynox.contract.endpoint=http://host:port to run this against a DynamoDB server")
class OverHttpTest extends StarterOverHttp {

    static final String ENDPOINT = "dynox.contract.endpoint";

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) {
        connect(registry, () -> System.getProperty(ENDPOINT));
    }
}
