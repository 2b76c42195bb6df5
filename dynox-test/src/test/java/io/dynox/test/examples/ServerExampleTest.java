package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The code in docs/server.md. */
class ServerExampleTest {

    @Test
    void anyClientReachesTheServer() {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
        try (DynoxServer server = dynamo.serve(0)) {
            DynamoDbClient client = DynamoDbClient.builder()
                    .endpointOverride(server.endpoint())
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                    .build();

            assertThat(client.listTables().tableNames()).containsExactly("users");
        }
    }

    @Test
    void tablesGoToFilesAndBack(@TempDir Path folder) {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
                .createTable("users", Key.string("pk"))
                .seed("users", List.of(Map.of("pk", "ada")));

        dynamo.export(folder);
        InMemoryDynamoDb copy = InMemoryDynamoDb.create().load(folder);

        assertThat(copy.items("users")).isEqualTo(dynamo.items("users"));
    }
}
