package io.dynox.test.examples;

import static io.dynox.test.assertj.DynoxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.JsonItems;
import io.dynox.test.Key;
import io.dynox.test.VirtualTime;
import io.dynox.test.junit.DynoxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The code in docs/testing.md. */
class JUnitExtensionExampleTest {

    @RegisterExtension
    static final DynoxExtension DYNOX = DynoxExtension.builder()
            .table("users", Key.string("pk"), Key.string("sk"))
            .seed("users", JsonItems.resource("users.json"))
            .virtualTime()
            .build();

    @Test
    void writes(SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
        dynox.batchWrite("users", List.of(Map.of("pk", "USER#3", "sk", "PROFILE")), List.of());

        assertThat(dynamo).table("users").hasItemCount(3);
    }

    @Test
    void repliesComeWhenTheTestSaysSo(DynamoDbAsyncClient client, InMemoryDynamoDb dynamo, VirtualTime time) {
        dynamo.faults().latency(Duration.ofMinutes(2));
        var reply = client.listTables();

        assertThat(reply).isNotDone();
        time.advance(Duration.ofMinutes(2));
        assertThat(reply).isCompleted();
    }

    @Test
    void readsWithoutBlocking(BatchOperations dynox) {
        var found = dynox.batchGet("users", List.of(Users.key(1), Users.key(7)));

        assertThat(found.join().missingKeys()).containsExactly(Users.key(7));
    }
}
