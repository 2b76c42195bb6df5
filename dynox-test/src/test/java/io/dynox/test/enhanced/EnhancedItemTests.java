package io.dynox.test.enhanced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.IgnoreNullsMode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Tables and single items. */
abstract class EnhancedItemTests extends EnhancedClientFixture {

    @Test
    void tableIsCreatedWithItsIndexes() {
        var table = orders.describeTable().table();

        assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.indexName()).isEqualTo("by-status");
            assertThat(index.keySchema()).extracting(key -> key.attributeName()).containsExactly("status", "number");
            assertThat(index.projection().projectionType()).isEqualTo(ProjectionType.ALL);
        });
        assertThat(table.localSecondaryIndexes())
                .singleElement()
                .satisfies(index -> assertThat(index.indexName()).isEqualTo("by-total"));
    }

    @Test
    void tableIsCreatedAsARequestSays() {
        DynamoDbTable<Account> other = client.table("others", TableSchema.fromBean(Account.class));

        other.createTable(create -> create.provisionedThroughput(units ->
                        units.readCapacityUnits(5L).writeCapacityUnits(6L).build())
                .streamSpecification(stream ->
                        stream.streamEnabled(true).streamViewType("NEW_IMAGE").build()));

        assertThat(other.describeTable().table().provisionedThroughput().writeCapacityUnits())
                .isEqualTo(6);
        assertThat(other.describeTable().table().latestStreamArn()).isNotNull();
    }

    @Test
    void deletedTableIsGone() {
        orders.deleteTable();

        assertThatThrownBy(orders::describeTable).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void putIsReadBack() {
        Order order = Order.of("ada", 1, "open");
        order.setTotal(12.5);
        order.setLabels(Set.of("new", "gift"));
        order.setLines(List.of("tea", "cups"));
        order.setStock(Map.of("tea", 7));

        orders.putItem(order);

        assertThat(orders.getItem(order))
                .usingRecursiveComparison()
                .ignoringFields("changedAt", "changes")
                .isEqualTo(order);
    }

    @Test
    void putReturnsWhatWasThere() {
        orders.putItem(Order.of("ada", 1, "open"));

        var response = orders.putItemWithResponse(put -> put.item(Order.of("ada", 1, "paid"))
                .returnValues(ReturnValue.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

        assertThat(response.attributes().getStatus()).isEqualTo("open");
        assertThat(response.consumedCapacity().capacityUnits()).isPositive();
    }

    @Test
    void putWithAConditionThatFailsChangesNothing() {
        accounts.putItem(Account.of("a", 5));

        assertThatThrownBy(() -> accounts.putItem(put -> put.item(Account.of("a", 0))
                        .conditionExpression(Expression.builder()
                                .expression("attribute_not_exists(#id)")
                                .putExpressionName("#id", "id")
                                .build())))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(accounts.getItem(key("a")).getBalance()).isEqualTo(5);
    }

    @Test
    void getOfAnAbsentKeyIsNull() {
        assertThat(orders.getItem(key("nobody", 1))).isNull();
        assertThat(orders.getItem(get -> get.key(key("nobody", 1)).consistentRead(true)))
                .isNull();
    }

    @Test
    void getTellsItsCapacity() {
        orders.putItem(Order.of("ada", 1, "open"));

        var response = orders.getItemWithResponse(
                get -> get.key(key("ada", 1)).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

        assertThat(response.attributes().getStatus()).isEqualTo("open");
        assertThat(response.consumedCapacity().capacityUnits()).isEqualTo(0.5);
    }

    @Test
    void updateReturnsTheNewItemAndRemovesNulls() {
        Order order = Order.of("ada", 1, "open");
        order.setTotal(3.0);
        orders.putItem(order);

        Order updated = orders.updateItem(Order.of("ada", 1, "paid"));

        assertThat(updated.getStatus()).isEqualTo("paid");
        assertThat(updated.getTotal()).isNull();
    }

    @Test
    void updateThatIgnoresNullsKeepsTheRest() {
        Order order = Order.of("ada", 1, "open");
        order.setTotal(3.0);
        orders.putItem(order);

        Order updated = orders.updateItem(
                update -> update.item(Order.of("ada", 1, "paid")).ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY));

        assertThat(updated.getTotal()).isEqualTo(3.0);
    }

    @Test
    void updateWithAConditionThatFailsIsRefused() {
        assertThatThrownBy(() -> orders.updateItem(update -> update.item(Order.of("ada", 1, "paid"))
                        .conditionExpression(Expression.builder()
                                .expression("attribute_exists(customer)")
                                .build())))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(dynamo.items("orders")).isEmpty();
    }

    @Test
    void updateTellsItsResponse() {
        var response = orders.updateItemWithResponse(update ->
                update.item(Order.of("ada", 1, "paid")).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));

        assertThat(response.attributes().getStatus()).isEqualTo("paid");
        assertThat(response.consumedCapacity().globalSecondaryIndexes()).containsKey("by-status");
    }

    @Test
    void atomicCounterCountsUpdates() {
        orders.updateItem(Order.of("ada", 1, "open"));
        orders.updateItem(Order.of("ada", 1, "paid"));

        assertThat(orders.getItem(key("ada", 1)).getChanges()).isEqualTo(2);
    }

    @Test
    void timestampIsThatOfTheLastWrite() {
        Instant before = Instant.now().minusMillis(1);

        orders.putItem(Order.of("ada", 1, "open"));

        assertThat(orders.getItem(key("ada", 1)).getChangedAt()).isAfter(before);
    }

    @Test
    void staleVersionIsRefused() {
        accounts.putItem(Account.of("a", 5));
        Account first = accounts.getItem(key("a"));
        Account second = accounts.getItem(key("a"));
        first.setBalance(6);
        accounts.updateItem(first);

        assertThatThrownBy(() -> accounts.updateItem(second)).isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(accounts.getItem(key("a")).getVersion()).isEqualTo(2);
    }

    @Test
    void deleteReturnsWhatWasThere() {
        orders.putItem(Order.of("ada", 1, "open"));

        assertThat(orders.deleteItem(key("ada", 1)).getStatus()).isEqualTo("open");
        assertThat(orders.deleteItem(key("ada", 1))).isNull();
    }

    @Test
    void deleteWithAConditionThatFailsIsRefused() {
        orders.putItem(Order.of("ada", 1, "open"));

        assertThatThrownBy(() -> orders.deleteItemWithResponse(delete -> delete.key(key("ada", 1))
                        .conditionExpression(Expression.builder()
                                .expression("#status = :paid")
                                .putExpressionName("#status", "status")
                                .putExpressionValue(":paid", AttributeValue.fromS("paid"))
                                .build())))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(dynamo.itemCount("orders")).isEqualTo(1);
    }
}
