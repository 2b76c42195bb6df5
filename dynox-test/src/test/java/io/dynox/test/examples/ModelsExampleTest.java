package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.ItemMapping;
import io.dynox.SyncBatchTable;
import io.dynox.annotation.Default;
import io.dynox.annotation.DynoxTable;
import io.dynox.enhanced.EnhancedItems;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Calendar;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbConvertedBy;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbFlatten;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbIgnore;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the models of items can be: records, classes of the Enhanced client, schemas and mappings. */
@DynoxTest(
        tables = {
            @Table(name = "orders-test", type = ModelsExampleTest.Order.class),
            @Table(name = "devices", type = ModelsExampleTest.Device.class)
        },
        properties = "app.tables.orders=orders-test")
class ModelsExampleTest {

    enum Status {
        OPEN,
        PAID
    }

    record Line(String article, int count, BigDecimal price) {}

    record Audit(
            @Nullable String changedBy,
            @DynamoDbAttribute("changed_at") @Nullable Instant changedAt) {}

    @DynoxTable("${app.tables.orders:orders}")
    record Order(
            @DynamoDbPartitionKey String customer,
            @DynamoDbSortKey long number,
            @Default("OPEN") Status status,
            List<Line> lines,
            Set<String> tags,
            Optional<Instant> shipped,
            @DynamoDbConvertedBy(CurrencyConverter.class) Currency currency,
            @DynamoDbFlatten @Nullable Audit audit,
            @DynamoDbIgnore boolean changed) {}

    static final class CurrencyConverter implements AttributeConverter<Currency> {

        @Override
        public AttributeValue transformFrom(Currency currency) {
            return AttributeValue.fromS(currency.getCurrencyCode());
        }

        @Override
        public Currency transformTo(AttributeValue value) {
            return Currency.getInstance(value.s());
        }

        @Override
        public EnhancedType<Currency> type() {
            return EnhancedType.of(Currency.class);
        }

        @Override
        public AttributeValueType attributeValueType() {
            return AttributeValueType.S;
        }
    }

    /** As an application that uses the Enhanced client has it. */
    @DynamoDbBean
    public static class Device {

        private String id = "";
        private int signal;

        @DynamoDbPartitionKey
        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public int getSignal() {
            return signal;
        }

        public void setSignal(int signal) {
            this.signal = signal;
        }

        static Device of(String id, int signal) {
            Device device = new Device();
            device.setId(id);
            device.setSignal(signal);
            return device;
        }
    }

    @Autowired
    BatchOperations dynox;

    @Autowired
    InMemoryDynamoDb dynamo;

    private static Order order(long number) {
        return new Order(
                "ada",
                number,
                Status.PAID,
                List.of(new Line("book", 2, new BigDecimal("19.95"))),
                Set.of("gift"),
                Optional.empty(),
                Currency.getInstance("CHF"),
                new Audit("ada", Instant.EPOCH),
                false);
    }

    @Test
    void theTypeNamesItsTable() {
        BatchTable<Order> orders = dynox.table(Order.class);

        orders.batchWrite(List.of(order(1), order(2)), List.of()).join();

        assertThat(dynamo.itemCount("orders-test")).isEqualTo(2);
        assertThat(orders.get(orders.key("ada", 2)).join()).contains(order(2));
    }

    @Test
    void componentsAreAttributes() {
        SyncBatchTable<Order> orders = dynox.table(Order.class).sync();
        orders.save(order(1));

        assertThat(orders.asMaps().get(orders.keyOf(order(1))))
                .contains(Map.of(
                        "customer", "ada",
                        "number", new BigDecimal(1),
                        "status", "PAID",
                        "lines",
                                List.of(Map.of(
                                        "article", "book",
                                        "count", new BigDecimal(2),
                                        "price", new BigDecimal("19.95"))),
                        "tags", Set.of("gift"),
                        "currency", "CHF",
                        "changedBy", "ada",
                        "changed_at", "1970-01-01T00:00:00Z"));
    }

    @Test
    void whatIsAbsentIsReadAsDefaultEmptyZeroOrNull() {
        SyncBatchTable<Order> orders = dynox.table(Order.class).sync();
        orders.asMaps().save(Map.of("customer", "ada", "number", 3, "currency", "EUR"));

        assertThat(orders.get(orders.key("ada", 3)))
                .contains(new Order(
                        "ada",
                        3,
                        Status.OPEN,
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Currency.getInstance("EUR"),
                        null,
                        false));
    }

    @Test
    void whatAProjectionLeavesOutIsAbsent() {
        SyncBatchTable<Order> orders = dynox.table(Order.class).sync();
        orders.save(order(1));
        GetOptions summary =
                GetOptions.builder().projection("customer", "number", "status").build();

        Order found = orders.with(summary)
                .batchGet(List.of(orders.key("ada", 1)))
                .items()
                .get(0);

        assertThat(found.status()).isEqualTo(Status.PAID);
        assertThat(found.lines()).isEmpty();
    }

    @Test
    void aTypeThatCannotBeStoredIsNamed() {
        record Meeting(@DynamoDbPartitionKey String id, Calendar when) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynox.table("meetings", Meeting.class))
                .withMessageContaining("component 'when' of record")
                .withMessageContaining("type java.util.Calendar");
    }

    @Test
    void anItemThatDoesNotFitIsNamed() {
        SyncBatchTable<Order> orders = dynox.table(Order.class).sync();
        orders.asMaps()
                .save(Map.of("customer", "ada", "number", 4, "lines", List.of(Map.of("article", "x", "count", "two"))));

        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> orders.get(orders.key("ada", 4)))
                .withMessageContaining("Attribute 'lines[0].count' of the item for table 'orders-test'"
                        + " is of type S, but N is needed")
                .withMessageNotContaining("two");
    }

    @Test
    void beansNeedNoSchema() {
        SyncBatchTable<Device> devices = dynox.table("devices", Device.class).sync();

        devices.batchWrite(List.of(Device.of("a", 1), Device.of("b", 2)), List.of());

        assertThat(devices.batchGet(List.of(devices.key("a"), devices.key("b"))).items())
                .extracting(Device::getSignal)
                .containsExactly(1, 2);
    }

    @Test
    void anySchemaWillDo() {
        TableSchema<Device> schema = TableSchema.builder(Device.class)
                .newItemSupplier(Device::new)
                .addAttribute(
                        String.class,
                        id -> id.name("id")
                                .getter(Device::getId)
                                .setter(Device::setId)
                                .tags(StaticAttributeTags.primaryPartitionKey()))
                .addAttribute(
                        Integer.class,
                        signal -> signal.name("dBm").getter(Device::getSignal).setter(Device::setSignal))
                .build();

        BatchTable<Device> devices = dynox.table("devices", EnhancedItems.of(schema));

        devices.save(Device.of("a", -40)).join();
        assertThat(devices.asMaps().get(devices.key("a")).join())
                .contains(Map.of("id", "a", "dBm", new BigDecimal(-40)));
    }

    /** A document that the application packs itself. */
    record Packed(String id, SdkBytes bytes) {}

    static final class PackedItems implements ItemMapping<Packed> {

        @Override
        public Map<String, AttributeValue> toAttributes(Packed item) {
            return Map.of("id", AttributeValue.fromS(item.id()), "packed", AttributeValue.fromB(item.bytes()));
        }

        @Override
        public Packed toItem(Map<String, AttributeValue> attributes) {
            AttributeValue id = Objects.requireNonNull(attributes.get("id"));
            AttributeValue packed = Objects.requireNonNull(attributes.get("packed"));
            return new Packed(id.s(), packed.b());
        }

        @Override
        public List<String> keyAttributes() {
            return List.of("id");
        }
    }

    @Test
    void anApplicationMayMapByItself() {
        Packed document = new Packed("a", SdkBytes.fromUtf8String("packed"));

        BatchTable<Packed> documents = dynox.table("devices", new PackedItems());

        documents.save(document).join();
        assertThat(documents.get(documents.key("a")).join()).contains(document);
    }

    @Test
    void recordsWorkInTheEnhancedClientToo() {
        dynox.table(Order.class)
                .batchWrite(List.of(order(1), order(2), order(3)), List.of())
                .join();

        DynamoDbClient client = dynamo.client();
        DynamoDbTable<Order> orders = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .build()
                .table("orders-test", EnhancedItems.recordSchema(Order.class));
        QueryConditional latest = QueryConditional.sortGreaterThan(
                Key.builder().partitionValue("ada").sortValue(1).build());

        assertThat(orders.query(latest).items()).extracting(Order::number).containsExactly(2L, 3L);
    }
}
