package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
@Import(UserDirectory.class)
class UserDirectoryTest {

    @Autowired
    UserDirectory users;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Test
    void missingUsersAreReported() {
        users.add(List.of(Map.of("pk", "USER#1", "sk", "PROFILE", "name", "Ada")));

        var found = users.find(
                        List.of(Map.of("pk", "USER#1", "sk", "PROFILE"), Map.of("pk", "USER#2", "sk", "PROFILE")))
                .join();

        assertThat(found.items()).extracting("name").containsExactly("Ada");
        assertThat(found.missingKeys()).containsExactly(Map.of("pk", "USER#2", "sk", "PROFILE"));
    }

    @Test
    void everyUserArrivesThoughDynamoDbLeavesThreeInTenUnprocessed() {
        dynamo.faults().unprocessed(0.3);

        BatchWriteResult result = users.replace(
                Stream.iterate(0, i -> i < 1_000, i -> i + 1).map(i -> Map.of("pk", "USER#" + i, "sk", "PROFILE")),
                Map.of("pk", "FORMER", "sk", "PROFILE"));

        assertThat(result.written()).isEqualTo(1_001);
        assertThat(result.retries()).isPositive();
        assertThat(dynamo.itemCount("users")).isEqualTo(1_000);
    }
}
