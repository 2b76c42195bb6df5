package io.dynox.sample;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** What the sample does to its table besides batches, through the plain SDK client, which Dynox leaves as it is. */
@Component
final class CityTable {

    private final DynamoDbAsyncClient client;
    private final String name;

    CityTable(DynamoDbAsyncClient client, SampleProperties properties) {
        this.client = client;
        this.name = properties.table();
    }

    String name() {
        return name;
    }

    /** Creates the table unless it is there; says whether it did. */
    boolean createIfMissing() {
        if (exists()) {
            return false;
        }
        client.createTable(request -> request.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key(CityId.PARTITION_KEY, KeyType.HASH), key(CityId.SORT_KEY, KeyType.RANGE))
                        .attributeDefinitions(text(CityId.PARTITION_KEY), text(CityId.SORT_KEY)))
                .join();
        client.waiter().waitUntilTableExists(request -> request.tableName(name)).join();
        return true;
    }

    /** How many items the table holds, counted by DynamoDB. */
    long countItems() {
        LongAdder items = new LongAdder();
        client.scanPaginator(request -> request.tableName(name).select(Select.COUNT))
                .subscribe(page -> items.add(page.count()))
                .join();
        return items.sum();
    }

    /** One page of a country's cities, in the order of their codes and names. */
    CompletableFuture<QueryResponse> query(String country, Optional<CityId> after, int limit) {
        return client.query(request -> {
            request.tableName(name)
                    .keyConditionExpression("#country = :country")
                    .expressionAttributeNames(Map.of("#country", CityId.PARTITION_KEY))
                    .expressionAttributeValues(Map.of(":country", AttributeValue.fromS(country)))
                    .limit(limit);
            after.ifPresent(last -> request.exclusiveStartKey(Map.of(
                    CityId.PARTITION_KEY, AttributeValue.fromS(last.country()),
                    CityId.SORT_KEY, AttributeValue.fromS(last.place()))));
        });
    }

    private boolean exists() {
        try {
            client.describeTable(request -> request.tableName(name)).join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
