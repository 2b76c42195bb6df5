package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.SyncBatchOperations;
import io.dynox.annotation.DynoxTable;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** Tables that their types name have the names under which an application with a prefix looks for them. */
@DynoxTest(
        tables = {
            @Table(type = PrefixedTablesTest.Invoice.class),
            @Table(type = PrefixedTablesTest.UserProfile.class),
            @Table(name = "plain", type = PrefixedTablesTest.UserProfile.class)
        },
        properties = {"dynox.table-prefix=dev-", "dynox.table-suffix=-1", "app.invoices=bills"})
class PrefixedTablesTest {

    @DynoxTable("${app.invoices}")
    record Invoice(@DynamoDbPartitionKey String number) {}

    record UserProfile(@DynamoDbPartitionKey String id) {}

    @Test
    void typesNameTheirTablesWithThePrefix(@Autowired InMemoryDynamoDb dynamo, @Autowired SyncBatchOperations dynox) {
        assertThat(dynamo.tableNames()).containsExactlyInAnyOrder("dev-bills-1", "dev-user_profile-1", "plain");

        dynox.table(Invoice.class).batchWrite(List.of(new Invoice("7")), List.of());

        assertThat(dynamo.itemCount("dev-bills-1")).isOne();
    }

    @Nested
    @DynoxTest(
            server = true,
            tables = @Table(type = UserProfile.class),
            properties = {"dynox.region=eu-west-1", "spring.cloud.aws.dynamodb.table-prefix=qa_", "app.invoices=bills"})
    class Served {

        @Test
        void soDoesTheServerWithTheSettingOfSpringCloudAws(@Autowired InMemoryDynamoDb dynamo) {
            assertThat(dynamo.tableNames()).containsExactlyInAnyOrder("qa_bills", "qa_user_profile", "plain");
        }
    }
}
