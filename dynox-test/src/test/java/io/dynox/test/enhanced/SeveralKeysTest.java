package io.dynox.test.enhanced;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.http.ServedClients;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.Order;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Global indexes with several key attributes, as the Enhanced client's annotations give them. */
final class SeveralKeysTest {

    private static final String INDEX = "by-place";

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();

    @Test
    void aBeanIsQueriedByAllItsPartitionAttributes() {
        check(dynamo.client());
    }

    @Test
    void aBeanIsQueriedOverHttp() {
        try (DynoxServer server = dynamo.serve(0)) {
            check(ServedClients.sync(server));
        }
    }

    private static void check(DynamoDbClient client) {
        DynamoDbTable<Shop> shops = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .build()
                .table("shops", TableSchema.fromBean(Shop.class));
        shops.createTable();
        shops.putItem(new Shop("1", "de", "kiel", 24103, "b"));
        shops.putItem(new Shop("2", "de", "kiel", 24103, "a"));
        shops.putItem(new Shop("3", "de", "kiel", 24105, "a"));
        shops.putItem(new Shop("4", "de", "bonn", 53111, "a"));

        assertThat(ids(shops, QueryConditional.keyEqualTo(key("de", "kiel")))).containsExactly("2", "1", "3");
        assertThat(ids(
                        shops,
                        QueryConditional.keyEqualTo(Key.builder()
                                .partitionValues(List.of(AttributeValue.fromS("de"), AttributeValue.fromS("kiel")))
                                .sortValues(List.of(AttributeValue.fromN("24103"), AttributeValue.fromS("a")))
                                .build())))
                .containsExactly("2");
        assertThat(ids(
                        shops,
                        QueryConditional.sortGreaterThan(Key.builder()
                                .partitionValues(List.of(AttributeValue.fromS("de"), AttributeValue.fromS("kiel")))
                                .sortValues(List.of(AttributeValue.fromN("24103")))
                                .build())))
                .containsExactly("3");
    }

    private static Key key(String country, String city) {
        return Key.builder()
                .partitionValues(List.of(AttributeValue.fromS(country), AttributeValue.fromS(city)))
                .build();
    }

    private static List<String> ids(DynamoDbTable<Shop> shops, QueryConditional condition) {
        return shops.index(INDEX).query(condition).stream()
                .flatMap(page -> page.items().stream())
                .map(Shop::getId)
                .toList();
    }

    @Test
    void beansAndRecordsGiveTheOrderOfTheAttributes() {
        List<String> expected = List.of("country:HASH", "city:HASH", "code:RANGE", "name:RANGE");

        assertThat(keys(Shop.class)).isEqualTo(expected);
        assertThat(keys(ShopRecord.class)).isEqualTo(expected);
    }

    private List<String> keys(Class<?> type) {
        dynamo.createTable(type);
        return dynamo
                .client()
                .describeTable(r -> r.tableName(InMemoryDynamoDb.tableName(type)))
                .table()
                .globalSecondaryIndexes()
                .get(0)
                .keySchema()
                .stream()
                .map(SeveralKeysTest::text)
                .toList();
    }

    private static String text(KeySchemaElement element) {
        return element.attributeName() + ":" + element.keyTypeAsString();
    }

    /** The components stand in another order than the key. */
    record ShopRecord(
            @DynamoDbSecondarySortKey(indexNames = INDEX, order = Order.SECOND)
            String name,

            @DynamoDbSecondarySortKey(indexNames = INDEX, order = Order.FIRST)
            int code,

            @DynamoDbSecondaryPartitionKey(indexNames = INDEX, order = Order.SECOND)
            String city,

            @DynamoDbSecondaryPartitionKey(indexNames = INDEX, order = Order.FIRST)
            String country,

            @DynamoDbPartitionKey String id) {}

    @DynamoDbBean
    public static final class Shop {

        private String id;
        private String country;
        private String city;
        private int code;
        private String name;

        public Shop() {}

        Shop(String id, String country, String city, int code, String name) {
            this.id = id;
            this.country = country;
            this.city = city;
            this.code = code;
            this.name = name;
        }

        @DynamoDbPartitionKey
        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        @DynamoDbSecondaryPartitionKey(indexNames = INDEX, order = Order.FIRST)
        public String getCountry() {
            return country;
        }

        public void setCountry(String country) {
            this.country = country;
        }

        @DynamoDbSecondaryPartitionKey(indexNames = INDEX, order = Order.SECOND)
        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }

        @DynamoDbSecondarySortKey(indexNames = INDEX, order = Order.FIRST)
        public int getCode() {
            return code;
        }

        public void setCode(int code) {
            this.code = code;
        }

        @DynamoDbSecondarySortKey(indexNames = INDEX, order = Order.SECOND)
        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }
}
