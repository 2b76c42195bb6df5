package io.dynox.sample;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** What the sample does to a table besides batches, through the plain SDK client, which Dynox leaves as it is. */
public abstract sealed class SampleTable permits CityTable, CitiesByName {

    final DynamoDbAsyncClient client;
    private final String name;
    private final String partitionKey;
    private final String sortKey;

    SampleTable(DynamoDbAsyncClient client, String name, String partitionKey, String sortKey) {
        this.client = client;
        this.name = name;
        this.partitionKey = partitionKey;
        this.sortKey = sortKey;
    }

    /** The name of the table. */
    public final String name() {
        return name;
    }

    /** Creates the table unless it is there; says whether it did. */
    public final boolean createIfMissing() {
        if (exists()) {
            return false;
        }
        client.createTable(request -> request.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE))
                        .attributeDefinitions(text(partitionKey), text(sortKey)))
                .join();
        client.waiter().waitUntilTableExists(request -> request.tableName(name)).join();
        return true;
    }

    /** How many items the table holds, counted by DynamoDB. */
    public final long countItems() {
        LongAdder items = new LongAdder();
        client.scanPaginator(request -> request.tableName(name).select(Select.COUNT))
                .subscribe(page -> items.add(page.count()))
                .join();
        return items.sum();
    }

    final boolean exists() {
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
