package io.dynox.test.reads;

import static io.dynox.KeyCondition.atLeast;
import static io.dynox.KeyCondition.atMost;
import static io.dynox.KeyCondition.beginsWith;
import static io.dynox.KeyCondition.between;
import static io.dynox.KeyCondition.equalTo;
import static io.dynox.KeyCondition.greaterThan;
import static io.dynox.KeyCondition.lessThan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.FilterExpression;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.KeyCondition;
import io.dynox.Query;
import io.dynox.QueryException;
import io.dynox.ReadPage;
import io.dynox.ReadPosition;
import io.dynox.ScanOptions;
import io.dynox.TableAccessException;
import io.dynox.client.DynoxClient;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** Queries over both transports. */
@Timeout(120)
class QueriesTest extends QueriedOrders {

    private static final Map<String, String> OPEN_IN_GERMANY = Map.of("status", "OPEN", "country", "de");

    private static List<String> ids(Stream<Purchase> purchases) {
        return purchases.map(Purchase::id).toList();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void aPartitionIsReadInTheOrderOfItsSortKey(DynoxClient dynox) {
        List<Purchase> forwards = Flux.from(
                        orders(dynox).query(Query.partition("c1").pageItems(7).build()))
                .collectList()
                .block();

        assertThat(forwards).containsExactlyElementsOf(of(1).toList());
        assertThat(ids(orders(dynox), Query.partition("c1").backwards(true).pageItems(50)))
                .containsExactlyElementsOf(
                        ids(of(1).sorted(Comparator.comparing(Purchase::id).reversed())));
        assertThat(ids(orders(dynox), Query.partition("nobody"))).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void eachConditionOnTheSortKeyMeansWhatItsNameSays(DynoxClient dynox) {
        Map<KeyCondition, Predicate<String>> conditions = new LinkedHashMap<>();
        conditions.put(equalTo("o050"), id -> id.equals("o050"));
        conditions.put(lessThan("o050"), id -> id.compareTo("o050") < 0);
        conditions.put(atMost("o050"), id -> id.compareTo("o050") <= 0);
        conditions.put(greaterThan("o050"), id -> id.compareTo("o050") > 0);
        conditions.put(atLeast("o050"), id -> id.compareTo("o050") >= 0);
        conditions.put(between("o050", "o070"), id -> id.compareTo("o050") >= 0 && id.compareTo("o070") <= 0);
        conditions.put(beginsWith("o05"), id -> id.startsWith("o05"));

        assertThat(conditions.keySet())
                .extracting(KeyCondition::operator)
                .containsExactly(KeyCondition.Operator.values());
        conditions.forEach((condition, expected) -> assertThat(
                        ids(orders(dynox), Query.partition("c0").sortKey(condition)))
                .as("%s", condition)
                .containsExactlyElementsOf(ids(of(0).filter(purchase -> expected.test(purchase.id())))));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void aLocalIndexHasAnOrderOfItsOwn(DynoxClient dynox) {
        assertThat(ids(
                        orders(dynox),
                        Query.partition("c2")
                                .index("by-amount")
                                .consistentRead(true)
                                .sortKey(between(10, 90))
                                .pageItems(9)))
                .containsExactlyElementsOf(ids(of(2).filter(each -> each.amount() >= 10 && each.amount() <= 90)
                        .sorted(Comparator.comparing(Purchase::amount))));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void anIndexOfSeveralKeyAttributesIsReadByTheirNamesOrTheirOrder(DynoxClient dynox) {
        List<Purchase> expected = purchases().stream()
                .filter(each -> each.status().equals("OPEN")
                        && each.country().equals("de")
                        && each.year() == 2022
                        && each.day() >= 12)
                .toList();
        Query.Builder byOrder =
                Query.partition(OPEN_IN_GERMANY).index("by-status").sortKey(equalTo(2022), atLeast(12));
        Query.Builder byName = Query.partition(OPEN_IN_GERMANY)
                .index("by-status")
                .sortKey(atLeast(12).on("day"), equalTo(2022).on("year"));

        assertThat(expected).isNotEmpty();
        for (Query.Builder query : List.of(byOrder, byName)) {
            try (Stream<Purchase> found = orders(dynox).sync().query(query.build())) {
                assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void aFilterLeavesItemsOut(DynoxClient dynox) {
        FilterExpression filter = FilterExpression.of(
                        "#s = :done AND amount < :most", Map.of(":done", "DONE", ":most", 60))
                .withNames(Map.of("#s", "status"));
        Predicate<Purchase> expected = each -> each.status().equals("DONE") && each.amount() < 60;

        assertThat(ids(orders(dynox), Query.partition("c0").filter(filter).pageItems(11)))
                .containsExactlyElementsOf(ids(of(0).filter(expected)));
        try (Stream<Purchase> scanned = orders(dynox)
                .with(ScanOptions.builder().filter(filter).build())
                .sync()
                .scan()) {
            assertThat(scanned)
                    .containsExactlyInAnyOrderElementsOf(
                            purchases().stream().filter(expected).toList());
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void anIndexIsScannedInSegments(DynoxClient dynox) {
        try (Stream<Purchase> scanned = orders(dynox)
                .with(GetOptions.builder().consistentRead(true).build())
                .with(ScanOptions.builder()
                        .index("by-status")
                        .segments(3)
                        .pageItems(20)
                        .build())
                .sync()
                .scan()) {
            assertThat(scanned).containsExactlyInAnyOrderElementsOf(purchases());
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void itemsAreCountedWithoutBeingTransferred(DynoxClient dynox) {
        FilterExpression filter = FilterExpression.of("amount < :most", Map.of(":most", 60));

        try (Stream<ReadPage<Purchase>> pages = orders(dynox)
                        .sync()
                        .queryPages(Query.partition("c0")
                                .filter(filter)
                                .countOnly(true)
                                .pageItems(13)
                                .build());
                Stream<ReadPage<Purchase>> scanned = orders(dynox)
                        .with(ScanOptions.builder()
                                .countOnly(true)
                                .projection("customer")
                                .build())
                        .sync()
                        .scanPages()) {
            assertThat(pages.mapToInt(page -> page.items().isEmpty() ? page.count() : -1)
                            .sum())
                    .isEqualTo(60);
            assertThat(scanned.mapToInt(ReadPage::count).sum()).isEqualTo(3 * ORDERS);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> orders(dynox)
                        .query(Query.partition("c0").countOnly(true).build()))
                .withMessage("No items are read as countOnly is set: use queryPages(query)");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void whoMayNotDescribeTheTableNamesTheKey(DynoxClient unused) {
        dynamo.faults().play(FaultRule.of(new Fault.AccessDenied()).on("DescribeTable"));
        try (DynoxClient dynox = DynoxClient.builder(dynamo.asyncClient()).build()) {
            Query named = Query.partition(Map.of("customer", "c0"))
                    .sortKey(beginsWith("o00").on("id"))
                    .limit(3)
                    .build();
            List<ReadPage<Map<String, Object>>> pages =
                    maps(dynox).sync().queryPages(named).toList();

            assertThat(pages.stream().flatMap(page -> page.items().stream()))
                    .extracting(each -> each.get("id"))
                    .containsExactly("o000", "o001", "o002");
            assertThat(maps(dynox)
                            .sync()
                            .query(named.toBuilder()
                                    .position(pages.get(pages.size() - 1).position())
                                    .build()))
                    .extracting(each -> each.get("id"))
                    .containsExactly("o003", "o004", "o005");
            TableAccessException refused = catchThrowableOfType(
                    TableAccessException.class,
                    () -> maps(dynox)
                            .sync()
                            .query(Query.partition("c0").build())
                            .toList());
            assertThat(refused).hasMessageContaining("dynamodb:DescribeTable");
        } finally {
            dynamo.faults().clear();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void keysOfACustomerAreDeletedInThreeLines(DynoxClient dynox) {
        var orders = maps(dynox);
        var his = Query.partition("c1").projection("customer", "id").build();

        var deleted = orders.deleteAll(orders.query(his)).join();

        assertThat(deleted.account().writtenDeletes()).isEqualTo(ORDERS);
        assertThat(dynamo.items("orders")).hasSize(2 * ORDERS);
    }

    private static String refusal(DynoxClient dynox, Query.Builder query) {
        QueryException refused = catchThrowableOfType(
                QueryException.class,
                () -> orders(dynox).sync().query(query.build()).toList());
        assertThat(refused).hasCauseInstanceOf(InvalidItemException.class);
        return refused.getCause().getMessage();
    }

    @Test
    void conditionsThatDoNotFitTheKeyAreRefusedWithoutARequest() {
        int before = dynamo.requests("Query").size();

        assertThat(refusal(sdk, Query.partition(7)))
                .isEqualTo(
                        "A query of table 'orders' has a value of type N for 'customer', which is of type S: convert it.");
        assertThat(refusal(sdk, Query.partition("c0").sortKey(equalTo("a"), equalTo("b"))))
                .isEqualTo("A query of table 'orders' has 2 values for the sort key, which has 1 attribute.");
        assertThat(refusal(sdk, Query.partition(Map.of("nobody", "c0"))))
                .isEqualTo(
                        "A query of table 'orders' has a condition on 'nobody', which is no attribute of the partition"
                                + " key.");
        assertThat(refusal(sdk, Query.partition("OPEN").index("by-status")))
                .isEqualTo(
                        "A query of table 'orders', index 'by-status', has no value for each of the 2 attributes of the"
                                + " partition key: give a map of their names and values.");
        assertThat(refusal(
                        sdk,
                        Query.partition(OPEN_IN_GERMANY)
                                .index("by-status")
                                .sortKey(equalTo(1).on("day"))))
                .isEqualTo(
                        "A query of table 'orders', index 'by-status', has no condition on 'year', which comes before"
                                + " 'day' in the sort key.");
        assertThat(refusal(
                        sdk, Query.partition(OPEN_IN_GERMANY).index("by-status").sortKey(atLeast(2020), equalTo(1))))
                .isEqualTo(
                        "A query of table 'orders', index 'by-status', may have another condition than equality only on"
                                + " the last attribute of the sort key that it names.");
        assertThat(dynamo.requests("Query")).hasSize(before);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void whatTheServiceRefusesSaysWhatToCheck(DynoxClient dynox) {
        assertThat(refusal(
                        dynox,
                        Query.partition(OPEN_IN_GERMANY)
                                .index("by-status")
                                .consistentRead(true)
                                .filter(FilterExpression.of("day >", Map.of()))))
                .startsWith("DynamoDB refused a query of table 'orders', index 'by-status' (")
                .contains("Check the key conditions, the filter, the projection and the position, and leave out"
                        + " consistentRead, which no global index has. (request id ");
        TableAccessException missing = catchThrowableOfType(
                TableAccessException.class,
                () -> orders(dynox)
                        .sync()
                        .query(Query.partition("c0").index("by-color").build())
                        .toList());
        assertThat(missing).hasMessageContaining("has no index 'by-color'");
    }

    @Test
    void placeholdersOfDynoxAndBadOptionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilterExpression.of("a = :k0", Map.of(":k0", 1)))
                .withMessageContaining("the placeholder ':k0' is reserved");
        assertThatIllegalArgumentException().isThrownBy(() -> FilterExpression.of("a = :b", Map.of("b", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Query.partition("a")
                        .position(ReadPosition.parse("4;0=*"))
                        .build())
                .withMessage("position must be that of a query, but is that of a scan of 4 segments");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Query.partition("a").limit(1).countOnly(true).build());
        assertThat(Query.partition("secret").sortKey(equalTo("word")).build().toString())
                .doesNotContain("secret", "word");
    }
}
