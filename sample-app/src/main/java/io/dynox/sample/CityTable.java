package io.dynox.sample;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The table of the cities, a partition for each country. */
@Component
final class CityTable extends SampleTable {

    CityTable(DynamoDbAsyncClient client, SampleProperties properties) {
        super(client, properties.table(), CityId.PARTITION_KEY, CityId.SORT_KEY);
    }

    /** One page of a country's cities, in the order of their codes and names. */
    CompletableFuture<QueryResponse> query(String country, Optional<CityId> after, int limit) {
        return client.query(request -> {
            request.tableName(name())
                    .keyConditionExpression("#country = :country")
                    .expressionAttributeNames(Map.of("#country", CityId.PARTITION_KEY))
                    .expressionAttributeValues(Map.of(":country", AttributeValue.fromS(country)))
                    .limit(limit);
            after.ifPresent(last -> request.exclusiveStartKey(Map.of(
                    CityId.PARTITION_KEY, AttributeValue.fromS(last.country()),
                    CityId.SORT_KEY, AttributeValue.fromS(last.place()))));
        });
    }
}
