package io.dynox.test.jobs;

import io.dynox.BatchOperations;
import io.dynox.ItemWrite;
import io.dynox.batch.TableJobs;
import io.dynox.batch.TableMigration;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/**
 * A local migration against the core's scan and writeAll, in turns in one process, on a DynamoDB in memory that takes a few
 * milliseconds for each request. Prints the ratio of each round and the median.
 */
final class MigrationSpeed {

    private static final int ITEMS = Integer.getInteger("items", 50_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 7);

    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().requestLog(0).build();
    private final BatchOperations dynox =
            DynoxClient.builder(dynamo.asyncClient()).build().operations();

    private MigrationSpeed() {
        dynamo.createTable("source", Key.number("id"))
                .createTable("target", Key.number("id"))
                .seed(
                        "source",
                        IntStream.range(0, ITEMS)
                                .<Map<String, Object>>mapToObj(n -> Map.of("id", n, "name", "name " + n))
                                .toList());
        dynamo.faults().latency(Duration.ofMillis(Integer.getInteger("latency", 5)));
    }

    public static void main(String[] args) {
        MigrationSpeed speed = new MigrationSpeed();
        double[] ratios = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long core = time(speed::core);
            long job = time(speed::job);
            System.out.printf("core %d ms, job %d ms, ratio %.2f%n", core, job, (double) core / job);
            if (round >= 0) {
                ratios[round] = (double) core / job;
            }
        }
        Arrays.sort(ratios);
        System.out.printf("median ratio %.2f%n", ratios[ROUNDS / 2]);
        System.exit(0);
    }

    private void core() {
        dynox.writeAll("target", dynox.scan("source")).join();
    }

    private void job() {
        BatchFixture batch = new BatchFixture();
        JobExecution job = batch.start(new TableJobs(batch.repository, batch.transactions)
                .local(
                        TableMigration.from(dynox.table("source"))
                                .name("copy-" + UUID.randomUUID())
                                .partitions(8)
                                .chunkSize(Integer.getInteger("chunk", 1_600))
                                .to(dynox, item -> List.of(ItemWrite.put("target", item)))
                                .build(),
                        Integer.getInteger("threads", 4)));
        if (job.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(String.valueOf(job.getAllFailureExceptions()));
        }
    }

    private static long time(Runnable run) {
        long begin = System.nanoTime();
        run.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
