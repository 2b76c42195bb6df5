package io.dynox.sample;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The table to which a migration copies the cities: a partition for each name, as there are many places called San José. */
@Component
public final class CitiesByName extends SampleTable {

    static final String PARTITION_KEY = "name";
    static final String SORT_KEY = "division";

    CitiesByName(DynamoDbAsyncClient client, SampleProperties properties) {
        super(client, properties.tableByName(), PARTITION_KEY, SORT_KEY);
    }

    /** An item of this table, made of one of the table of the cities: the same attributes, and the new sort key. */
    public static Map<String, Object> item(Map<String, ?> city) {
        CityId id = CityId.of(city);
        Map<String, Object> item = new HashMap<>(city);
        item.put(SORT_KEY, id.country() + "#" + id.admin1() + "#" + id.admin2());
        return item;
    }
}
