package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynoxTest
class MockedClientTest {

    @MockitoBean
    private DynamoDbClient client;

    @Test
    void overrideOfTheTestItselfWins(@Autowired DynamoDbClient bean, @Autowired InMemoryDynamoDb dynamo) {
        assertThat(bean).isSameAs(client).isNotSameAs(dynamo.client());
        assertThat(Mockito.mockingDetails(bean).isMock()).isTrue();
    }
}
