package io.dynox.sample.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class ClientTapTest {

    private final DynamoDbAsyncClient client = InMemoryDynamoDb.create().asyncClient();

    private Object after(boolean isInMemory, String transport) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        if (isInMemory) {
            beans.registerSingleton("inMemoryDynamoDb", InMemoryDynamoDb.create());
        }
        return new ClientTap(
                        beans.getBeanProvider(ConfirmedCities.class),
                        beans.getBeanProvider(InMemoryDynamoDb.class),
                        transport)
                .postProcessAfterInitialization(client, "client");
    }

    @Test
    void nothingStandsBeforeARealClientOfTheWire() {
        assertThat(after(false, "wire")).isSameAs(client);
    }

    @Test
    void theTapStandsBeforeOtherClients() {
        assertThat(after(true, "wire")).isNotSameAs(client).isInstanceOf(DynamoDbAsyncClient.class);
        assertThat(after(false, "sdk")).isNotSameAs(client);
    }
}
