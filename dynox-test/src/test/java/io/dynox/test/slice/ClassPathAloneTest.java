package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

@SpringBootTest(properties = "spring.cloud.aws.region.static=eu-central-1")
class ClassPathAloneTest {

    @Test
    void libraryOnTheClassPathChangesNothing(@Autowired ApplicationContext context) {
        assertThat(context.getBeansOfType(InMemoryDynamoDb.class)).isEmpty();
        assertThat(context.getBean(DynamoDbAsyncClient.class)
                        .serviceClientConfiguration()
                        .region())
                .hasToString("eu-central-1");
    }
}
