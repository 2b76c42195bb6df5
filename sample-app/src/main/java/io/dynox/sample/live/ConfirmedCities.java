package io.dynox.sample.live;

import io.dynox.sample.CityId;
import io.dynox.sample.SampleProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The cities that DynamoDB has confirmed since the last job began, for the map.
 *
 * <p>Thread-safe.
 */
@Component
final class ConfirmedCities {

    private static final int MOST = 400_000;

    private final MapPoints points = new MapPoints(MOST);
    private final List<String> tables;

    ConfirmedCities(SampleProperties properties) {
        this.tables = properties.tables();
    }

    MapPoints points() {
        return points;
    }

    /** Adds what a request has written: what stands in it, and was not left unprocessed. */
    void answered(BatchWriteItemRequest request, BatchWriteItemResponse response) {
        tables.forEach(table -> answered(table, request, response));
    }

    private void answered(String table, BatchWriteItemRequest request, BatchWriteItemResponse response) {
        List<WriteRequest> sent = request.requestItems().getOrDefault(table, List.of());
        List<WriteRequest> left = response.unprocessedItems().getOrDefault(table, List.of());
        if (sent.isEmpty()) {
            return;
        }
        Set<String> open = new HashSet<>();
        left.forEach(write -> open.add(key(write)));
        int[] packed = new int[sent.size()];
        int count = 0;
        for (WriteRequest write : sent) {
            if (write.putRequest() != null && (open.isEmpty() || !open.contains(key(write)))) {
                Map<String, AttributeValue> item = write.putRequest().item();
                AttributeValue latitude = item.get("latitude");
                AttributeValue longitude = item.get("longitude");
                if (latitude != null && longitude != null) {
                    packed[count++] =
                            MapPoints.pack(Double.parseDouble(latitude.n()), Double.parseDouble(longitude.n()));
                }
            }
        }
        points.add(packed, count);
    }

    private static String key(WriteRequest write) {
        Map<String, AttributeValue> item = write.putRequest() != null
                ? write.putRequest().item()
                : write.deleteRequest().key();
        return text(item.get(CityId.PARTITION_KEY)) + '\n' + text(item.get(CityId.SORT_KEY));
    }

    private static String text(@Nullable AttributeValue value) {
        return String.valueOf(value == null ? null : value.s());
    }
}
