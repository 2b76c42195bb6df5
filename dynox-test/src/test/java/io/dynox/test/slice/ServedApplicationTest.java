package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.AutoConfigureDynox;
import io.dynox.test.autoconfigure.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A whole application with the property, and the client of Spring Cloud AWS. */
@SpringBootTest(properties = "dynox.test.server=true")
@AutoConfigureDynox(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class ServedApplicationTest {

    @Test
    void springCloudAwsReachesTheServer(@Autowired DynamoDbClient client, @Autowired InMemoryDynamoDb dynamo) {
        client.putItem(r ->
                r.tableName("users").item(Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"))));

        assertThat(client).isNotEqualTo(dynamo.client());
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }
}
