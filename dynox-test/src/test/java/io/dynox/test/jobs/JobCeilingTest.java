package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.BatchOperations;
import io.dynox.ItemWrite;
import io.dynox.UnitsCeilingException;
import io.dynox.batch.TableCleanup;
import io.dynox.batch.TableJobs;
import io.dynox.batch.TableMigration;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/** The write units of a job have a ceiling over all of its partitions and chunks. */
class JobCeilingTest {

    private static final int ITEMS = 1_000;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
            .createTable("old", Key.number("id"))
            .createTable("new", Key.number("id"))
            .createTable("other", Key.number("id"))
            .seed(
                    "old",
                    IntStream.range(0, ITEMS)
                            .mapToObj(i -> Map.<String, Object>of("id", i, "text", "a".repeat(1_500)))
                            .toList());
    private final DoubleAdder consumed = new DoubleAdder();
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient())
            .listeners(List.of(new BatchListener() {
                @Override
                public void replyReceived(ReplyReceived event) {
                    if (event.operation().isWrite()) {
                        consumed.add(event.consumedUnits());
                    }
                }
            }))
            .build();
    private final BatchOperations dynox = client.operations();
    private final BatchFixture batch = new BatchFixture();
    private final TableJobs jobs = new TableJobs(batch.repository, batch.transactions);

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void chunksAndPartitionsHaveOneCeilingAndAHigherOneGoesOn(int threads) {
        JobExecution stopped = batch.start(jobs.local(migration(700), threads));

        double first = consumed.sum();
        assertThat(stopped.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(first).as("several chunks of 50 items, 2 units each").isBetween(350.0, 700.0);
        assertThat(dynamo.itemCount("new")).isEqualTo((int) first / 2);
        assertThat(stopped.getAllFailureExceptions())
                .anySatisfy(failure -> assertThat(failure)
                        .rootCause()
                        .isInstanceOf(UnitsCeilingException.class)
                        .hasMessageContainingAll("ceiling of 700 write units", "maxUnits of a job"));

        JobExecution second = batch.start(jobs.local(migration(10_000), threads));

        assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.itemCount("new")).isEqualTo(ITEMS);
        assertThat(consumed.sum()).as("at most a chunk of each partition again").isLessThanOrEqualTo(2_000 + 4 * 100);
    }

    @Test
    void writesToSeveralTablesCountTogether() {
        JobExecution stopped = batch.start(jobs.local(
                TableMigration.from(dynox.table("old"))
                        .name("copy")
                        .to(dynox, item -> List.of(ItemWrite.put("new", item), ItemWrite.put("other", item)))
                        .chunkSize(50)
                        .maxUnits(500)
                        .build(),
                2));

        assertThat(stopped.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(consumed.sum()).isBetween(200.0, 500.0);
    }

    @Test
    void aCeilingThatIsReachedExactlyIsNone() {
        assertThat(batch.start(jobs.local(migration(2_000), 1)).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }

    @Test
    void aDefinitionThatIsExecutedAgainHasWhatIsLeft() {
        var cleanup = jobs.local(
                TableCleanup.of(dynox, dynox.table("old"))
                        .name("clean")
                        .where(item -> true)
                        .chunkSize(50)
                        .maxUnits(500)
                        .build(),
                1);

        batch.start(cleanup);
        double first = consumed.sum();
        JobExecution second = batch.start(cleanup);

        assertThat(first).isBetween(400.0, 500.0);
        assertThat(second.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(consumed.sum()).isLessThanOrEqualTo(500);
    }

    @Test
    void aCeilingIsAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableMigration.from(dynox.table("old")).maxUnits(0))
                .withMessage("maxUnits must be at least 1, but is 0");
    }

    private TableMigration<Map<String, Object>> migration(long maxUnits) {
        return TableMigration.from(dynox.table("old"))
                .name("copy")
                .to(dynox, "new", item -> item)
                .partitions(4)
                .chunkSize(50)
                .maxUnits(maxUnits)
                .build();
    }
}
