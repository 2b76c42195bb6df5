package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.BatchOperations;
import io.dynox.ItemWrite;
import io.dynox.KeyCondition;
import io.dynox.Query;
import io.dynox.batch.MigrationMismatchException;
import io.dynox.batch.TableCleanup;
import io.dynox.batch.TableJobProgress;
import io.dynox.batch.TableJobs;
import io.dynox.batch.TableMigration;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

class TableJobsTest {

    private static final int ITEMS = 2_000;

    @TempDir
    Path folder;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
            .createTable("old", Key.string("name"))
            .createTable("new", Key.number("id"), Key.string("name"))
            .createTable("half", Key.number("id"))
            .seed("old", items());
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient()).build();
    private final BatchOperations dynox = client.operations();
    private final BatchFixture batch = new BatchFixture();
    private final TableJobs jobs = new TableJobs(batch.repository, batch.transactions);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aTableIsCopiedToAnotherKeySchemaAndASampleCompared() {
        JobExecution job = batch.start(jobs.local(migration().verify(200).build(), 3));

        assertThat(job.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.itemCount("new")).isEqualTo(ITEMS);
        assertThat(step(job, "copy.partitions").getWriteCount()).isEqualTo(ITEMS);
        assertThat(step(job, "copy.verify").getExecutionContext().getInt("dynox.compared"))
                .isPositive();
    }

    @Test
    void progressIsThatOfAllPartitions() {
        batch.start(jobs.local(migration().total(ITEMS).build(), 2));

        TableJobProgress progress = jobs.progress().get(0);
        assertThat(progress.job()).isEqualTo("copy");
        assertThat(progress.read()).isEqualTo(ITEMS);
        assertThat(progress.written()).isEqualTo(ITEMS);
        assertThat(progress.partitions()).isEqualTo(5);
        assertThat(progress.partitionsDone()).isEqualTo(5);
        assertThat(progress.total()).hasValue(ITEMS);
        assertThat(progress.isDone()).isTrue();
    }

    @Test
    void aTransformThatThrowsFailsTheJobAndASecondStartGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        Job job = jobs.local(
                TableMigration.from(dynox.table("old"))
                        .name("copy")
                        .partitions(5)
                        .chunkSize(50)
                        .to(dynox, item -> {
                            if (calls.incrementAndGet() == 700) {
                                throw new IllegalStateException("a bad item");
                            }
                            return List.of(put(item));
                        })
                        .build(),
                1);

        JobExecution first = batch.start(job);
        int written = dynamo.itemCount("new");
        JobExecution second = batch.start(job);

        assertThat(first.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(written).isLessThan(ITEMS);
        assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.itemCount("new")).isEqualTo(ITEMS);
        assertThat(calls.get()).as("at most a chunk again").isLessThanOrEqualTo(ITEMS + 50);
    }

    @Test
    void aShutdownEndsAtAChunkAndASecondStartGoesOn() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        Job job = jobs.local(
                TableMigration.from(dynox.table("old"))
                        .name("copy")
                        .partitions(5)
                        .chunkSize(20)
                        .to(dynox, item -> {
                            if (calls.incrementAndGet() == 333) {
                                jobs.stop(ended::countDown);
                            }
                            return List.of(put(item));
                        })
                        .build(),
                2);

        JobExecution first = batch.start(job);
        ended.await();
        int written = dynamo.itemCount("new");
        jobs.start();
        JobExecution second = batch.start(job);

        assertThat(first.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(written).isEqualTo(calls333(first));
        assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(calls.get()).as("nothing is done twice").isEqualTo(ITEMS);
        assertThat(dynamo.itemCount("new")).isEqualTo(ITEMS);
    }

    private static long calls333(JobExecution job) {
        return step(job, "copy.partitions").getWriteCount();
    }

    @Test
    void poisonIsSkippedIntoFilesOfThePartitions() throws Exception {
        JobExecution job = batch.start(jobs.local(
                TableMigration.from(dynox.table("old"))
                        .name("copy")
                        .partitions(4)
                        .chunkSize(100)
                        .to(
                                dynox,
                                "new",
                                item -> item.get("name").equals("n77")
                                        ? Map.of("id", 1)
                                        : put(item).item())
                        .skipTo(1, folder.resolve("failed.jsonl"))
                        .build(),
                2));

        assertThat(job.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(step(job, "copy.partitions").getWriteSkipCount()).isEqualTo(1);
        assertThat(dynamo.itemCount("new")).isEqualTo(ITEMS - 1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(4)
                    .filteredOn(file -> file.toFile().length() > 0)
                    .hasSize(1);
        }
    }

    @Test
    void aTargetWithAnotherKeySchemaFailsWithTheReason() {
        JobExecution job = batch.start(jobs.local(
                TableMigration.from(dynox.table("old"))
                        .name("copy")
                        .to(dynox, "new", item -> Map.of("name", item.get("name")))
                        .build(),
                2));

        assertThat(job.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(step(job, "copy.partition:segment-00000-of-00008")
                        .getExitStatus()
                        .getExitDescription())
                .contains("'new'")
                .contains("id");
        assertThat(dynamo.itemCount("new")).isZero();
    }

    @Test
    void aDifferenceFailsTheJob() {
        AtomicInteger calls = new AtomicInteger();
        JobExecution unstable = batch.start(jobs.local(
                TableMigration.from(dynox.table("old"))
                        .name("unstable")
                        .to(
                                dynox,
                                "new",
                                item -> Map.of("id", 2, "name", item.get("name"), "n", calls.incrementAndGet()))
                        .verify(100)
                        .build(),
                2));

        assertThat(unstable.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(unstable.getAllFailureExceptions())
                .anySatisfy(e -> assertThat(e).isInstanceOf(MigrationMismatchException.class));
    }

    @Test
    void theNumbersOfItemsAreCompared() {
        JobExecution whole =
                batch.start(jobs.local(migration().verifyCount("new").build(), 2));
        JobExecution halved = batch.start(jobs.local(
                TableMigration.from(dynox.table("old"))
                        .name("halved")
                        .to(dynox, "half", item -> Map.of("id", ((Number) item.get("id")).intValue() / 2))
                        .verifyCount("half")
                        .build(),
                2));

        assertThat(whole.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(halved.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(halved.getAllFailureExceptions())
                .anySatisfy(e -> assertThat(e)
                        .isInstanceOf(MigrationMismatchException.class)
                        .hasMessageContaining("Table 'half' has 1000 items, but table 'old' has 2000"));
    }

    @Test
    void anEmptyTableIsCopied() {
        dynamo.createTable("empty", Key.string("name"));
        JobExecution job = batch.start(jobs.local(
                TableMigration.from(dynox.table("empty"))
                        .name("copy")
                        .to(dynox, "new", item -> item)
                        .verify(10)
                        .build(),
                2));

        assertThat(job.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }

    @Test
    void aCleanUpDeletesWhatItsConditionAccepts() {
        JobExecution job = batch.start(jobs.local(
                TableCleanup.of(dynox, dynox.table("old"))
                        .name("clean")
                        .where(item -> ((Number) item.get("id")).intValue() % 4 == 0)
                        .build(),
                2));

        assertThat(job.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.itemCount("old")).isEqualTo(ITEMS * 3 / 4);
        assertThat(dynamo.items("old"))
                .allSatisfy(item ->
                        assertThat(Integer.parseInt(item.get("id").n()) % 4).isNotZero());
    }

    @Test
    void aCleanUpDeletesWhatItsQueriesFind() {
        for (int owner = 0; owner < 3; owner++) {
            int id = owner;
            dynox.table("new")
                    .sync()
                    .write(batch -> IntStream.range(0, 150)
                            .mapToObj(n -> Map.<String, Object>of("id", id, "name", "n%03d".formatted(n)))
                            .forEach(batch::put));
        }

        JobExecution job = batch.start(jobs.local(
                TableCleanup.of(dynox, dynox.table("new"))
                        .name("forget")
                        .query(
                                Query.partition(0).pageItems(40).build(),
                                Query.partition(2)
                                        .sortKey(KeyCondition.lessThan("n100"))
                                        .build())
                        .chunkSize(25)
                        .build(),
                2));

        assertThat(job.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.items("new"))
                .hasSize(200)
                .allSatisfy(item -> assertThat(item.get("id").n()).isNotEqualTo("0"));
        assertThat(dynamo.requests("Scan")).isEmpty();
    }

    @Test
    void aDefinitionThatIsNotWholeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TableMigration.from(dynox.table("old")).name("x").build())
                .withMessageContaining("to(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TableCleanup.of(dynox, dynox.table("old")).name("x").build())
                .withMessageContaining("where(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableCleanup.of(dynox, dynox.table("old"))
                        .where(item -> true)
                        .build())
                .withMessageContaining("name");
    }

    private TableMigration.Builder<Map<String, Object>> migration() {
        return TableMigration.from(dynox.table("old"))
                .name("copy")
                .partitions(5)
                .chunkSize(100)
                .to(dynox, item -> List.of(put(item)));
    }

    private static ItemWrite put(Map<String, Object> item) {
        return ItemWrite.put("new", item);
    }

    private static StepExecution step(JobExecution job, String name) {
        return job.getStepExecutions().stream()
                .filter(step -> step.getStepName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> items() {
        return IntStream.range(0, ITEMS)
                .<Map<String, Object>>mapToObj(n -> Map.of("name", "n" + n, "id", n, "text", "item " + n))
                .toList();
    }
}
