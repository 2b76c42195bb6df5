package io.dynox.test.enhanced;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Queries and scans. */
abstract class EnhancedReadTests extends EnhancedItemTests {

    @Test
    void queryFollowsPages() {
        IntStream.rangeClosed(1, 7).forEach(number -> orders.putItem(Order.of("ada", number, "open")));
        orders.putItem(Order.of("bob", 1, "open"));

        var pages =
                orders.query(query -> query.queryConditional(QueryConditional.keyEqualTo(k -> k.partitionValue("ada")))
                        .limit(3)
                        .scanIndexForward(false));

        assertThat(pages).extracting(page -> page.items().size()).containsExactly(3, 3, 1);
        assertThat(pages.items()).extracting(Order::getNumber).containsExactly(7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void queryByEveryCondition() {
        IntStream.rangeClosed(1, 7).forEach(number -> orders.putItem(Order.of("ada", number, "open")));

        assertThat(numbers(QueryConditional.sortLessThan(key("ada", 3)))).containsExactly(1, 2);
        assertThat(numbers(QueryConditional.sortLessThanOrEqualTo(key("ada", 3))))
                .containsExactly(1, 2, 3);
        assertThat(numbers(QueryConditional.sortGreaterThan(key("ada", 6)))).containsExactly(7);
        assertThat(numbers(QueryConditional.sortGreaterThanOrEqualTo(key("ada", 6))))
                .containsExactly(6, 7);
        assertThat(numbers(QueryConditional.sortBetween(key("ada", 3), key("ada", 4))))
                .containsExactly(3, 4);
        assertThat(numbers(QueryConditional.keyEqualTo(key("ada", 5)))).containsExactly(5);
    }

    @Test
    void queryWithAFilterAndAProjection() {
        orders.putItem(Order.of("ada", 1, "open"));
        orders.putItem(Order.of("ada", 2, "paid"));

        var found =
                orders.query(query -> query.queryConditional(QueryConditional.keyEqualTo(k -> k.partitionValue("ada")))
                        .filterExpression(Expression.builder()
                                .expression("#s = :paid")
                                .putExpressionName("#s", "status")
                                .putExpressionValue(":paid", AttributeValue.fromS("paid"))
                                .build())
                        .attributesToProject("number"));

        assertThat(found.items()).singleElement().satisfies(order -> {
            assertThat(order.getNumber()).isEqualTo(2);
            assertThat(order.getStatus()).isNull();
        });
    }

    @Test
    void globalIndexIsQueriedAndScanned() {
        orders.putItem(Order.of("ada", 2, "open"));
        orders.putItem(Order.of("bob", 1, "open"));
        orders.putItem(Order.of("bob", 3, "paid"));
        orders.putItem(Order.of("eve", 4, null));

        var open = orders.index("by-status").query(QueryConditional.keyEqualTo(k -> k.partitionValue("open")));
        var all = orders.index("by-status").scan();

        assertThat(open)
                .flatExtracting(Page::items)
                .extracting(Order::getCustomer)
                .containsExactly("bob", "ada");
        assertThat(all).flatExtracting(Page::items).hasSize(3);
    }

    @Test
    void localIndexIsQueried() {
        for (int number = 1; number <= 3; number++) {
            Order order = Order.of("ada", number, "open");
            order.setTotal(10.0 - number);
            orders.putItem(order);
        }

        var byTotal = orders.index("by-total")
                .query(query -> query.queryConditional(QueryConditional.keyEqualTo(k -> k.partitionValue("ada")))
                        .consistentRead(true));

        assertThat(byTotal)
                .flatExtracting(Page::items)
                .extracting(Order::getNumber)
                .containsExactly(3, 2, 1);
    }

    @Test
    void scanFollowsPages() {
        IntStream.rangeClosed(1, 5).forEach(number -> orders.putItem(Order.of("c" + number, number, "open")));

        assertThat(orders.scan().items()).hasSize(5);
        assertThat(orders.scan(scan -> scan.limit(2)))
                .extracting(page -> page.items().size())
                .startsWith(2, 2, 1);
    }

    @Test
    void parallelScanFindsEachItemOnce() {
        IntStream.rangeClosed(1, 50).forEach(number -> orders.putItem(Order.of("c" + number, number, "open")));

        List<Integer> found = IntStream.range(0, 4)
                .boxed()
                .flatMap(segment -> orders.scan(scan -> scan.segment(segment).totalSegments(4)).items().stream())
                .map(Order::getNumber)
                .toList();

        assertThat(found).hasSize(50).doesNotHaveDuplicates();
    }

    private List<Integer> numbers(QueryConditional condition) {
        return orders.query(condition).items().stream().map(Order::getNumber).toList();
    }
}
