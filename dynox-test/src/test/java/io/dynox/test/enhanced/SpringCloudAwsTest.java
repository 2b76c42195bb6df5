package io.dynox.test.enhanced;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.dynamodb.DynamoDbOperations;
import io.awspring.cloud.dynamodb.DynamoDbTemplate;
import io.dynox.test.InMemoryDynamoDb;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.DeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.ScanEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.UpdateItemEnhancedRequest;

/** Every operation of Spring Cloud AWS's template. */
final class SpringCloudAwsTest {

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    private final DynamoDbEnhancedClient enhanced =
            DynamoDbEnhancedClient.builder().dynamoDbClient(dynamo.client()).build();
    private final DynamoDbOperations template = new DynamoDbTemplate(enhanced);

    @BeforeEach
    void createTable() {
        enhanced.table("order", TableSchema.fromBean(Order.class)).createTable();
    }

    @Test
    void savesAndLoads() {
        template.save(Order.of("ada", 1, "open"));
        template.save(PutItemEnhancedRequest.builder(Order.class)
                .item(Order.of("ada", 2, "paid"))
                .build());

        assertThat(template.load(key(1), Order.class).getStatus()).isEqualTo("open");
        assertThat(template.load(key(2), Order.class).getStatus()).isEqualTo("paid");
        assertThat(template.load(key(3), Order.class)).isNull();
    }

    @Test
    void updates() {
        template.save(Order.of("ada", 1, "open"));

        Order updated = template.update(Order.of("ada", 1, "paid"));
        Order again = template.update(UpdateItemEnhancedRequest.builder(Order.class)
                .item(Order.of("ada", 1, "sent"))
                .build());

        assertThat(updated.getStatus()).isEqualTo("paid");
        assertThat(again.getStatus()).isEqualTo("sent");
    }

    @Test
    void deletes() {
        IntStream.rangeClosed(1, 4).forEach(number -> template.save(Order.of("ada", number, "open")));

        template.delete(key(1), Order.class);
        template.delete(Order.of("ada", 2, "open"));
        template.delete(DeleteItemEnhancedRequest.builder().key(key(3)).build(), Order.class);

        assertThat(dynamo.itemCount("order")).isEqualTo(1);
        assertThat(template.load(key(4), Order.class)).isNotNull();
    }

    @Test
    void scansTheTableAndAnIndex() {
        template.save(Order.of("ada", 1, "open"));
        template.save(Order.of("ada", 2, null));
        ScanEnhancedRequest pages = ScanEnhancedRequest.builder().limit(1).build();

        assertThat(template.scanAll(Order.class).items()).hasSize(2);
        assertThat(template.scan(pages, Order.class).items()).hasSize(2);
        assertThat(template.scanAll(Order.class, "by-status").items()).hasSize(1);
        assertThat(template.scan(pages, Order.class, "by-status").items()).hasSize(1);
    }

    @Test
    void queriesTheTableAndAnIndex() {
        template.save(Order.of("ada", 1, "open"));
        template.save(Order.of("bob", 2, "open"));

        assertThat(template.query(by("ada"), Order.class).items()).hasSize(1);
        assertThat(template.query(by("open"), Order.class, "by-status").items()).hasSize(2);
    }

    private static QueryEnhancedRequest by(String partition) {
        return QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.keyEqualTo(k -> k.partitionValue(partition)))
                .build();
    }

    private static Key key(int number) {
        return Key.builder().partitionValue("ada").sortValue(number).build();
    }
}
