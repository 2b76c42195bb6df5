package io.dynox.sample.control;

import io.dynox.sample.City;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes as people write it: one batch after the other, and no look at what comes back unprocessed. It is here to be compared with;
 * don't copy it.
 */
final class ByHand implements Racer {

    private static final int BATCH = 25;

    private final DynamoDbAsyncClient client;
    private final String table;
    private volatile Count count = new Count(0, 0, 0, 0);

    ByHand(DynamoDbAsyncClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void write(List<City> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<WriteRequest> batch = rows.subList(from, Math.min(rows.size(), from + BATCH)).stream()
                    .map(ByHand::put)
                    .toList();
            BatchWriteItemResponse reply = client.batchWriteItem(request -> request.requestItems(Map.of(table, batch)))
                    .join();
            int left = reply.unprocessedItems().getOrDefault(table, List.of()).size();
            Count before = count;
            count = new Count(before.done() + batch.size(), before.requests() + 1, 0, before.lost() + left);
        }
    }

    @Override
    public Count count() {
        return count;
    }

    private static WriteRequest put(City city) {
        Map<String, AttributeValue> item = new HashMap<>();
        city.toItem()
                .forEach((name, value) -> item.put(
                        name,
                        value instanceof BigDecimal number
                                ? AttributeValue.fromN(number.toPlainString())
                                : AttributeValue.fromS(value.toString())));
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item).build())
                .build();
    }
}
