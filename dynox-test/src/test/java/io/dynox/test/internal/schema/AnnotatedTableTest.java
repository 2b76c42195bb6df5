package io.dynox.test.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.enhanced.Account;
import io.dynox.test.enhanced.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbConvertedBy;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbImmutable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

final class AnnotatedTableTest {

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();

    @Test
    void aRecordGivesKeysAndIndexes() {
        TableDescription table = table("visits", Visit.class);

        assertThat(table.keySchema()).extracting(AnnotatedTableTest::text).containsExactly("user:HASH", "at:RANGE");
        assertThat(types(table)).containsExactlyInAnyOrder("user:S", "at:S", "country:S", "page_id:N", "cost:N");
        assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.indexName()).isEqualTo("by-country");
            assertThat(index.keySchema())
                    .extracting(AnnotatedTableTest::text)
                    .containsExactly("country:HASH", "page_id:RANGE");
            assertThat(index.projection().projectionType()).isEqualTo(ProjectionType.ALL);
        });
        assertThat(table.localSecondaryIndexes())
                .singleElement()
                .satisfies(index -> assertThat(index.keySchema())
                        .extracting(AnnotatedTableTest::text)
                        .containsExactly("user:HASH", "cost:RANGE"));
    }

    @Test
    void keysOfARecordHaveTheEnhancedClientsTypes() {
        assertThat(types(table("keys-a", Keys.class))).containsExactlyInAnyOrder("id:S", "rank:N");
        assertThat(types(table("keys-b", BinaryKey.class))).containsExactly("id:B");
        assertThat(types(table("keys-c", EnumKey.class))).containsExactly("day:S");
        assertThat(types(table("keys-d", ConvertedKey.class))).containsExactly("amount:N");
    }

    @Test
    void annotationsMayStandAtAnAccessorOfTheRecord() {
        assertThat(types(table("keys-a", OwnAccessor.class))).containsExactly("id:S");
    }

    @Test
    void aBeanGivesTheTableOfTheEnhancedClient() {
        TableDescription bean = table("orders", Order.class);

        InMemoryDynamoDb other = InMemoryDynamoDb.create();
        DynamoDbEnhancedClient.builder()
                .dynamoDbClient(other.client())
                .build()
                .table("orders", TableSchema.fromBean(Order.class))
                .createTable();
        TableDescription expected =
                other.client().describeTable(r -> r.tableName("orders")).table();
        assertThat(bean)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*creationDateTime", ".*tableId", ".*DateTime")
                .isEqualTo(expected);
    }

    @Test
    void anImmutableGivesItsTable() {
        assertThat(types(table("notes", Note.class))).containsExactly("id:S");
    }

    @Test
    void theTableIsCalledAsTheClassInSnakeCase() {
        dynamo.createTable(Order.class).createTable(UserProfile.class);

        assertThat(dynamo.tableNames()).containsExactly("order", "user_profile");
    }

    @Test
    void creatingIsNeitherLoggedNorHitByFaults() {
        dynamo.faults().throttle(1);

        dynamo.createTable(Account.class);

        assertThat(dynamo.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {NoKeys.class, BeanWithoutKeys.class})
    void aClassWithoutKeysIsRefused(Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynamo.createTable("x", type))
                .withMessage(type.getName() + " names no key: annotate the partition key with @DynamoDbPartitionKey");
    }

    @Test
    void anyOtherClassIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynamo.createTable("x", String.class))
                .withMessageStartingWith("java.lang.String describes no table");
    }

    @Test
    void aConverterThatCanNotBeMadeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynamo.createTable("x", BadConverter.class))
                .withMessageContaining("BadConverter.id")
                .withMessageContaining("needs a constructor without parameters");
    }

    private TableDescription table(String name, Class<?> type) {
        dynamo.createTable(name, type);
        return dynamo.client().describeTable(r -> r.tableName(name)).table();
    }

    private static List<String> types(TableDescription table) {
        return table.attributeDefinitions().stream()
                .map(key -> key.attributeName() + ":" + key.attributeTypeAsString())
                .toList();
    }

    private static String text(KeySchemaElement key) {
        return key.attributeName() + ":" + key.keyTypeAsString();
    }

    record Visit(
            @DynamoDbPartitionKey String user,
            @DynamoDbSortKey Instant at,

            @DynamoDbSecondaryPartitionKey(indexNames = "by-country")
            String country,

            @DynamoDbAttribute("page_id") @DynamoDbSecondarySortKey(indexNames = "by-country")
            int page,

            @DynamoDbSecondarySortKey(indexNames = "by-cost")
            BigDecimal cost,

            List<String> notes) {}

    record UserProfile(@DynamoDbPartitionKey String id) {}

    record Keys(
            @DynamoDbPartitionKey UUID id, @DynamoDbSortKey Long rank) {}

    record BinaryKey(@DynamoDbPartitionKey SdkBytes id) {}

    record EnumKey(@DynamoDbPartitionKey java.time.DayOfWeek day) {}

    record ConvertedKey(
            @DynamoDbPartitionKey @DynamoDbConvertedBy(CentsConverter.class)
            Cents amount) {}

    record BadConverter(
            @DynamoDbPartitionKey @DynamoDbConvertedBy(NoConverter.class)
            Cents id) {}

    record OwnAccessor(String id) {
        @Override
        @DynamoDbPartitionKey
        public String id() {
            return id;
        }
    }

    record NoKeys(String id) {}

    @DynamoDbBean
    public static final class BeanWithoutKeys {
        private String name = "";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    @DynamoDbImmutable(builder = Note.Builder.class)
    public static final class Note {
        private final String id;

        private Note(Builder builder) {
            this.id = builder.id;
        }

        @DynamoDbPartitionKey
        public String id() {
            return id;
        }

        public static final class Builder {
            private String id = "";

            public Builder id(String value) {
                this.id = value;
                return this;
            }

            public Note build() {
                return new Note(this);
            }
        }
    }

    record Cents(long count) {}

    static class CentsConverter implements AttributeConverter<Cents> {
        @Override
        public AttributeValue transformFrom(Cents input) {
            return AttributeValue.fromN(Long.toString(input.count()));
        }

        @Override
        public Cents transformTo(AttributeValue input) {
            return new Cents(Long.parseLong(input.n()));
        }

        @Override
        public EnhancedType<Cents> type() {
            return EnhancedType.of(Cents.class);
        }

        @Override
        public AttributeValueType attributeValueType() {
            return AttributeValueType.N;
        }
    }

    static final class NoConverter extends CentsConverter {
        NoConverter(String unused) {}
    }
}
