package io.dynox.sample;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A populated place.
 *
 * <p>Immutable.
 *
 * @param id what it is called, and where that name means it
 * @param latitude degrees north
 * @param longitude degrees east
 * @param region the name of the first administrative division; empty where it isn't known
 */
public record City(CityId id, BigDecimal latitude, BigDecimal longitude, String region) {

    public Map<String, Object> toItem() {
        Map<String, Object> item = new HashMap<>(id.toKey());
        item.put("name", id.name());
        item.put("latitude", latitude);
        item.put("longitude", longitude);
        if (!region.isEmpty()) {
            item.put("region", region);
        }
        return item;
    }

    static City of(Map<String, ?> item) {
        return new City(
                CityId.of(item),
                (BigDecimal) required(item, "latitude"),
                (BigDecimal) required(item, "longitude"),
                item.get("region") instanceof String region ? region : "");
    }

    /** A city of a reply of the SDK. */
    public static City ofAttributes(Map<String, AttributeValue> item) {
        Map<String, Object> values = new HashMap<>();
        item.forEach((name, value) -> values.put(name, value.n() != null ? new BigDecimal(value.n()) : value.s()));
        return of(values);
    }

    static Object required(Map<String, ?> item, String attribute) {
        Object value = item.get(attribute);
        if (value == null) {
            throw new IllegalArgumentException("A city in the table has no attribute '" + attribute + "'");
        }
        return value;
    }
}
