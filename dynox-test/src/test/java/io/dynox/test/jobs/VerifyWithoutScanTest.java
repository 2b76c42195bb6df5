package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.batch.TableJobs;
import io.dynox.batch.TableMigration;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

class VerifyWithoutScanTest {

    @Test
    void whereTheKeyIsConfiguredTheTargetIsReadByBatchGetsAlone() {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
                .createTable("old", Key.string("name"))
                .createTable("new", Key.number("id"))
                .seed(
                        "old",
                        IntStream.range(0, 500)
                                .mapToObj(i -> Map.<String, Object>of("name", "n" + i, "id", i))
                                .toList());
        Set<String> requests = ConcurrentHashMap.newKeySet();
        BatchListener seen = new BatchListener() {
            @Override
            public void requestSent(RequestSent event) {
                requests.add(event.operation() + " " + event.table());
            }
        };
        BatchFixture batch = new BatchFixture();
        try (DynoxClient client = DynoxClient.builder(dynamo.asyncClient())
                .tableKeys("new", "id")
                .listeners(List.of(seen))
                .build()) {
            JobExecution job = batch.start(new TableJobs(batch.repository, batch.transactions)
                    .local(
                            TableMigration.from(client.operations().table("old"))
                                    .name("copy")
                                    .to(client.operations(), "new", item -> item)
                                    .verify(100)
                                    .build(),
                            2));

            assertThat(job.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        }
        assertThat(requests).containsExactlyInAnyOrder("SCAN old", "BATCH_WRITE new", "BATCH_GET new");
    }
}
