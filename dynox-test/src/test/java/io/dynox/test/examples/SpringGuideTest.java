package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.autoconfigure.DynoxClientCustomizer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The code of docs/spring.md: in a test, all clients are the one in memory. */
@DynoxTest(
        tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
        properties = "dynox.region=eu-central-1")
@Import({ArchiveConfiguration.class, SpringGuideTest.Customized.class})
class SpringGuideTest {

    @Autowired
    BatchOperations dynox;

    @Autowired
    @Qualifier("archive")
    BatchOperations archive;

    @Autowired
    @Qualifier("archive")
    DynamoDbAsyncClient archiveClient;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Test
    void bothWriteIntoTheDatabaseOfTheTest() {
        archive.batchWrite("users", Users.users(3), List.of()).join();

        assertThat(archive).isNotSameAs(dynox);
        assertThat(archiveClient).isSameAs(dynamo.asyncClient());
        assertThat(dynamo.itemCount("users")).isEqualTo(3);
    }

    @Configuration(proxyBeanMethods = false)
    static class Customized {

        @Bean
        DynoxClientCustomizer dualStack() {
            return builder -> builder.dualstackEnabled(true);
        }
    }
}
