package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.ItemWrite;
import io.dynox.Query;
import io.dynox.WriteEstimate;
import io.dynox.batch.DeadLetter;
import io.dynox.batch.DynoxDeadLetterReader;
import io.dynox.batch.DynoxDeadLetterWriter;
import io.dynox.batch.DynoxItemWriter;
import io.dynox.batch.DynoxItemWriterBuilder;
import io.dynox.batch.JmsPartitions;
import io.dynox.batch.JobRestarts;
import io.dynox.batch.PartitionWorker;
import io.dynox.batch.TableCleanup;
import io.dynox.batch.TableJobs;
import io.dynox.batch.TableMigration;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.jobs.JobStore;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The code of the guide to jobs. */
class JobsExampleTest {

    @TempDir
    Path folder;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
            .createTable("cities", Key.string("name"))
            .createTable("cities-by-country", Key.string("country"), Key.string("name"))
            .seed("cities", cities());
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient())
            .tableKeys("cities", "name")
            .tableKeys("cities-by-country", "country", "name")
            .build();
    private final BatchOperations dynox = client.operations();
    private final JobStore store = JobStore.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    private final JobRepository repository = store.repository();
    private final PlatformTransactionManager transactions = store.transactions();
    private final TableJobs jobs = new TableJobs(repository, transactions);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aStepWritesItems() throws Exception {
        Step step = importStep(new ListItemReader<>(List.of(Map.of("name", "Ulm", "country", "DE"))));

        assertThat(run(new JobBuilder("import", repository).start(step).build()).getStatus())
                .isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.itemCount("cities")).isEqualTo(101);
    }

    Step importStep(ItemReader<Map<String, Object>> reader) {
        DynoxItemWriter<Map<String, Object>> writer = new DynoxItemWriterBuilder<Map<String, Object>>()
                .table(dynox.table("cities"))
                .skipLimit(100)
                .deadLetterWriter(new DynoxDeadLetterWriter(folder.resolve("failed.jsonl")))
                .build();
        return new StepBuilder("import", repository)
                .<Map<String, Object>, Map<String, Object>>chunk(800)
                .transactionManager(transactions)
                .reader(reader)
                .writer(writer)
                .build();
    }

    @Test
    void deadLettersAreWrittenAgain() throws Exception {
        importStep(new ListItemReader<>(List.of()));
        DynoxDeadLetterWriter empty = new DynoxDeadLetterWriter(folder.resolve("failed.jsonl"));
        empty.open(new ExecutionContext());
        empty.close();

        assertThat(run(new JobBuilder("again", repository).start(writeAgain()).build())
                        .getStatus())
                .isEqualTo(BatchStatus.COMPLETED);
    }

    Step writeAgain() {
        return new StepBuilder("write-again", repository)
                .<DeadLetter, DeadLetter>chunk(800)
                .transactionManager(transactions)
                .reader(new DynoxDeadLetterReader(new FileSystemResource(folder.resolve("failed.jsonl"))))
                .writer(new DynoxItemWriterBuilder<DeadLetter>()
                        .writes(dynox, letter -> List.of(letter.write()))
                        .build())
                .build();
    }

    @Test
    void aTableIsMigrated() throws Exception {
        assertThat(run(jobs.local(byCountry(dynox), 4)).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.itemCount("cities-by-country")).isEqualTo(100);
    }

    TableMigration<Map<String, Object>> byCountry(BatchOperations dynox) {
        return TableMigration.from(dynox.table("cities"))
                .name("cities-by-country")
                .to(dynox, city -> List.of(ItemWrite.put("cities-by-country", withRegion(city))))
                .partitions(16)
                .chunkSize(800)
                .skipTo(10, folder.resolve("failed.jsonl"))
                .verify(1_000)
                .verifyCount("cities-by-country")
                .build();
    }

    @Test
    void aMigrationIsTriedBefore() {
        WriteEstimate estimate = dryRun();

        assertThat(estimate.items()).isEqualTo(100);
        assertThat(estimate.refused()).isZero();
        assertThat(dynamo.itemCount("cities-by-country")).isZero();
    }

    WriteEstimate dryRun() {
        try (Stream<Map<String, Object>> cities = dynox.table("cities").sync().scan()) {
            return dynox.table("cities-by-country").sync().estimate(cities.map(JobsExampleTest::withRegion));
        }
    }

    @Test
    void aTableIsCleanedUp() throws Exception {
        assertThat(run(jobs.local(withoutPeople(), 2)).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.itemCount("cities")).isEqualTo(99);
    }

    TableCleanup<Map<String, Object>> withoutPeople() {
        return TableCleanup.of(dynox, dynox.table("cities"))
                .name("ghost-towns")
                .where(city -> "abandoned".equals(city.get("state")))
                .build();
    }

    @Test
    void aCountryIsForgotten() throws Exception {
        dynox.table("cities-by-country").sync().write(batch -> cities().forEach(city -> batch.put(withRegion(city))));
        assertThat(run(jobs.local(forgotten("C3"), 1)).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(dynamo.items("cities-by-country"))
                .hasSize(86)
                .allSatisfy(city -> assertThat(city).doesNotContainEntry("country", AttributeValue.fromS("C3")));
    }

    TableCleanup<Map<String, Object>> forgotten(String country) {
        return TableCleanup.of(dynox, dynox.table("cities-by-country"))
                .name("forget-" + country)
                .query(Query.partition(country).build())
                .build();
    }

    Job manager(TableJobs jobs, ConnectionFactory broker) {
        return jobs.manager(byCountry(dynox), new JmsPartitions(broker, "partitions").requests());
    }

    DefaultMessageListenerContainer worker(TableJobs jobs, ConnectionFactory broker) {
        PartitionWorker worker = jobs.worker(byCountry(dynox));
        return new JmsPartitions(broker, "partitions").listener(worker, 4);
    }

    JobExecution goOn(JobRestarts restarts, Job job) throws Exception {
        return restarts.startOrContinue(job, new JobParameters());
    }

    private JobExecution run(Job job) throws Exception {
        return goOn(new JobRestarts(store.operator(job), repository), job);
    }

    private static Map<String, Object> withRegion(Map<String, Object> city) {
        Map<String, Object> copy = new HashMap<>(city);
        copy.put("region", "unknown");
        return copy;
    }

    private static List<Map<String, Object>> cities() {
        return IntStream.range(0, 100)
                .<Map<String, Object>>mapToObj(n ->
                        Map.of("name", "city " + n, "country", "C" + n % 7, "state", n == 7 ? "abandoned" : "fine"))
                .toList();
    }
}
