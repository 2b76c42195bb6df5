package io.dynox.test.slice;

import java.util.Map;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A component that talks to DynamoDB. */
@Service
class ExampleService {

    private final DynamoDbAsyncClient client;

    ExampleService(DynamoDbAsyncClient client) {
        this.client = client;
    }

    void save(String table, String pk) {
        client.putItem(put -> put.tableName(table)
                        .item(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("A"))))
                .join();
    }
}
