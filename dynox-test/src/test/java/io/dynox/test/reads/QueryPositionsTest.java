package io.dynox.test.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.FilterExpression;
import io.dynox.InvalidItemException;
import io.dynox.Query;
import io.dynox.QueryException;
import io.dynox.ReadPage;
import io.dynox.ReadPosition;
import io.dynox.client.DynoxClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** Positions of queries, behind limits, kills and failures, over both transports. */
@Timeout(120)
class QueryPositionsTest extends QueriedOrders {

    private static final Map<String, String> OPEN_IN_GERMANY = Map.of("status", "OPEN", "country", "de");

    private static List<String> ids(Stream<Purchase> purchases) {
        return purchases.map(Purchase::id).toList();
    }

    /** A user turns pages: each page is another query, from the stored position of the one before. */
    private static List<Purchase> pageByPage(DynoxClient dynox, Query query) {
        List<Purchase> all = new ArrayList<>();
        String position = ReadPosition.BEGINNING.toText();
        while (!ReadPosition.parse(position).isDone()) {
            Query next =
                    query.toBuilder().position(ReadPosition.parse(position)).build();
            try (Stream<ReadPage<Purchase>> pages = orders(dynox).sync().queryPages(next)) {
                List<ReadPage<Purchase>> read = pages.toList();
                List<Purchase> items =
                        read.stream().flatMap(page -> page.items().stream()).toList();
                assertThat(items.size()).isLessThanOrEqualTo((int) query.limit().orElseThrow());
                all.addAll(items);
                position = read.get(read.size() - 1).position().toText();
            }
        }
        return all;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void whoGoesOnBehindALimitMissesNothing(DynoxClient dynox) {
        FilterExpression filter = FilterExpression.of("amount < :most", Map.of(":most", 60));
        for (int limit : new int[] {1, 7, 40, ORDERS, ORDERS + 1}) {
            Query.Builder query = Query.partition("c0").limit(limit).pageItems(limit % 2 == 0 ? 9 : 0);

            assertThat(pageByPage(dynox, query.build()))
                    .as("limit %d", limit)
                    .containsExactlyElementsOf(of(0).toList());
            assertThat(pageByPage(dynox, query.backwards(true).filter(filter).build()))
                    .as("limit %d with a filter", limit)
                    .containsExactlyElementsOf(of(0).filter(each -> each.amount() < 60)
                            .sorted(Comparator.comparing(Purchase::id).reversed())
                            .toList());
            assertThat(pageByPage(
                            dynox,
                            Query.partition(OPEN_IN_GERMANY)
                                    .index("by-status")
                                    .filter(filter)
                                    .limit(limit)
                                    .build()))
                    .as("limit %d on an index", limit)
                    .containsExactlyInAnyOrderElementsOf(purchases().stream()
                            .filter(each -> each.amount() < 60
                                    && each.status().equals("OPEN")
                                    && each.country().equals("de"))
                            .toList());
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void aLimitReadsNoMoreThanItSays(DynoxClient dynox) {
        int before = dynamo.requests("Query").size();

        assertThat(ids(orders(dynox), Query.partition("c0").backwards(true).limit(10)))
                .hasSize(10)
                .startsWith("o119");

        assertThat(dynamo.requests("Query")).hasSize(before + 1);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void aJobThatIsKilledAtAnyItemOfAnIndexGoesOnThere(DynoxClient dynox) {
        Query.Builder query = Query.partition(OPEN_IN_GERMANY).index("by-status");
        List<Purchase> all = orders(dynox).sync().query(query.build()).toList();
        for (int pageItems : new int[] {0, 8}) {
            query.pageItems(pageItems).position(ReadPosition.BEGINNING);
            List<ReadPage<Purchase>> pages =
                    orders(dynox).sync().queryPages(query.build()).toList();
            int taken = 0;
            for (ReadPage<Purchase> page : pages) {
                for (int some = 0; some <= page.items().size(); some++) {
                    ReadPosition position =
                            ReadPosition.parse(page.positionAfter(some).toText());
                    try (Stream<Purchase> rest =
                            orders(dynox).sync().query(query.position(position).build())) {
                        assertThat(rest).containsExactlyElementsOf(all.subList(taken + some, all.size()));
                    }
                }
                taken += page.items().size();
            }
            assertThat(taken).isEqualTo(all.size()).isPositive();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void aQueryThatFailedGoesOnWhereItStopped(DynoxClient dynox) {
        Query query = Query.partition("c0").pageItems(10).retry(IMPATIENT).build();
        List<String> read = new ArrayList<>();
        QueryException failure = catchThrowableOfType(
                QueryException.class,
                () -> Flux.from(orders(dynox).query(query))
                        .limitRate(1)
                        .doOnNext(each -> {
                            read.add(each.id());
                            if (read.size() == 25) {
                                dynamo.faults().throttleFor(Duration.ofDays(1));
                            }
                        })
                        .blockLast());
        dynamo.faults().clear();

        assertThat(failure.items()).isEqualTo(read.size());
        assertThat(failure).hasMessageContaining("A query of table 'orders' ended early, after " + read.size());
        assertThat(ids(orders(dynox), query.toBuilder().position(failure.position())))
                .containsExactlyElementsOf(ids(of(0).skip(read.size())));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("both")
    void whoGoesOnGetsPastAnItemThatDoesNotFitItsTypeOnAnIndex(DynoxClient dynox) {
        Map<String, Object> odd = new LinkedHashMap<>(Map.of("customer", "c0", "id", "x", "amount", 30, "note", 7));
        maps(dynox).sync().save(odd);
        Query query = Query.partition("c0").index("by-amount").build();
        List<String> read = new ArrayList<>();
        QueryException failure = catchThrowableOfType(
                QueryException.class,
                () -> Flux.from(orders(dynox).query(query))
                        .doOnNext(each -> read.add(each.id()))
                        .blockLast());

        assertThat(failure).hasCauseInstanceOf(InvalidItemException.class);
        assertThat(((InvalidItemException) failure.getCause()).key()).isEqualTo(Map.of("customer", "c0", "id", "x"));
        read.addAll(ids(orders(dynox), query.toBuilder().position(failure.position())));
        assertThat(read).containsExactlyElementsOf(ids(of(0).sorted(Comparator.comparing(Purchase::amount))));
    }
}
