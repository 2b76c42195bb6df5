package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.ItemWrite;
import io.dynox.WriteEstimate;
import io.dynox.batch.TableCleanup;
import io.dynox.batch.TableJob;
import io.dynox.batch.TableJobs;
import io.dynox.batch.TableMigration;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

/** What a dry run says is what the job then takes. */
class JobEstimateTest {

    private static final int ITEMS = 400;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
            .createTable("old", Key.number("id"))
            .createTable("new", Key.number("id"))
            .createTable("names", Key.string("name"))
            .seed(
                    "old",
                    IntStream.range(0, ITEMS)
                            .mapToObj(i -> Map.<String, Object>of("id", i, "name", "n" + i, "text", "a".repeat(10 * i)))
                            .toList());
    private final DoubleAdder units = new DoubleAdder();
    private final LongAdder requests = new LongAdder();
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient())
            .listeners(List.of(new BatchListener() {
                @Override
                public void replyReceived(ReplyReceived event) {
                    if (event.operation().isWrite()) {
                        units.add(event.consumedUnits());
                        requests.increment();
                    }
                }
            }))
            .build();
    private final BatchOperations dynox = client.operations();
    private final TableMigration<Map<String, Object>> migration = TableMigration.from(dynox.table("old"))
            .name("copy")
            .to(
                    dynox,
                    item -> List.of(
                            ItemWrite.put("new", item),
                            ItemWrite.put("names", Map.of("name", item.get("name"), "id", item.get("id")))))
            .partitions(3)
            .chunkSize(40)
            .build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void ofAMigrationToTwoTables() throws Exception {
        Map<String, WriteEstimate> estimates = migration.estimate(Long.MAX_VALUE);

        assertThat(requests.sum()).isZero();
        assertThat(estimates).containsOnlyKeys("new", "names");
        assertThat(estimates.get("names").writeUnits()).isEqualTo(ITEMS);
        run(migration);
        assertThat(estimates.values()).allMatch(estimate -> estimate.items() == ITEMS && estimate.includesIndexes());
        assertThat(sum(estimates.values())).isEqualTo(units.sum());
        assertThat(estimates.values().stream()
                        .mapToLong(WriteEstimate::requests)
                        .sum())
                .isEqualTo(requests.sum());
    }

    @Test
    void ofACleanUp() throws Exception {
        TableCleanup<Map<String, Object>> cleanup = TableCleanup.of(dynox, dynox.table("old"))
                .name("clean")
                .where(item -> ((Number) item.get("id")).intValue() % 4 == 0)
                .build();

        Map<String, WriteEstimate> estimates = cleanup.estimate(Long.MAX_VALUE);

        assertThat(dynamo.itemCount("old")).isEqualTo(ITEMS);
        assertThat(estimates.get("old").items()).isEqualTo(ITEMS / 4);
        run(cleanup);
        assertThat(dynamo.itemCount("old")).isEqualTo(ITEMS - ITEMS / 4);
        assertThat(sum(estimates.values())).isEqualTo(units.sum());
    }

    @Test
    void ofAPart() throws Exception {
        assertThat(migration.estimate(7).get("new").items()).isEqualTo(3 * 7);
    }

    private static double sum(Iterable<WriteEstimate> estimates) {
        double sum = 0;
        for (WriteEstimate estimate : estimates) {
            sum += estimate.writeUnits();
        }
        return sum;
    }

    private void run(TableJob<?> definition) {
        BatchFixture batch = new BatchFixture();
        assertThat(batch.start(new TableJobs(batch.repository, batch.transactions).local(definition, 2))
                        .getStatus())
                .isEqualTo(BatchStatus.COMPLETED);
    }
}
