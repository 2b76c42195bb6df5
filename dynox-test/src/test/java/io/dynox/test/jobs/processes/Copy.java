package io.dynox.test.jobs.processes;

import io.dynox.BatchOperations;
import io.dynox.ItemWrite;
import io.dynox.batch.TableMigration;
import io.dynox.client.DynoxClient;
import io.dynox.test.jobs.JobStore;
import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What the processes of one job have in common. */
final class Copy {

    static final String QUEUE = "partitions";

    private Copy() {}

    /** Ends this process when the test that started it is gone, however that ended. */
    static void endWithTheTest() {
        ProcessHandle.current().parent().ifPresent(test -> {
            CompletableFuture<?> unused =
                    test.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
        });
    }

    static DynoxClient client() {
        return DynoxClient.builder(DynamoDbAsyncClient.builder()
                        .endpointOverride(URI.create(System.getProperty("test.dynamo")))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                        .build())
                .build();
    }

    static JobStore store() {
        return JobStore.at(System.getProperty("test.store"));
    }

    static ConnectionFactory broker() {
        return new ActiveMQConnectionFactory(System.getProperty("test.broker"));
    }

    static TableMigration<Map<String, Object>> migration(BatchOperations dynox) {
        return TableMigration.from(dynox.table("source"))
                .name("copy")
                .partitions(Integer.getInteger("test.partitions"))
                .chunkSize(Integer.getInteger("test.chunk"))
                .to(
                        dynox,
                        item -> List.of(ItemWrite.put("target", Map.of("n", item.get("id"), "id", item.get("name")))))
                .build();
    }
}
