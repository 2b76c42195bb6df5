package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.dynamodb.DynamoDbOperations;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.AutoConfigureDynox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Spring Cloud AWS runs on the in-memory DynamoDB too, without a region or credentials. */
@SpringBootTest
@AutoConfigureDynox
class SpringCloudAwsReplacementTest {

    @Test
    void itsClientsAreTheInMemoryOnes(@Autowired ApplicationContext context, @Autowired InMemoryDynamoDb dynamo) {
        assertThat(context.getBeansOfType(DynamoDbClient.class)).hasSize(1).containsValue(dynamo.client());
        assertThat(context.getBeansOfType(DynamoDbAsyncClient.class)).hasSize(1).containsValue(dynamo.asyncClient());
        assertThat(context.getBeansOfType(DynamoDbOperations.class)).hasSize(1);
    }
}
