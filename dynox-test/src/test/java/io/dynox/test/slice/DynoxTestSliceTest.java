package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.test.FaultPlan;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@DynoxTest(
        tables = {
            @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
            @Table(name = "events", partitionKey = "id", partitionKeyType = ScalarAttributeType.N)
        },
        properties = {
            "dynox.tables.orders.partition-key=customer",
            "dynox.tables.orders.sort-key=date",
            "dynox.tables.users.partition-key=overridden by the annotation"
        })
@Import(ExampleService.class)
class DynoxTestSliceTest {

    @Autowired
    private ConfigurableApplicationContext context;

    @Autowired
    private ExampleService service;

    @Autowired
    private InMemoryDynamoDb dynamo;

    @Autowired
    private FaultPlan faults;

    @Test
    void loadsDynoxAndWhatTheTestImports() {
        assertThat(context.getBeansOfType(DynoxAutoConfiguration.class)).hasSize(1);
        assertThat(context.getBeansOfType(ExampleService.class)).hasSize(1);
    }

    @Test
    void loadsNoOtherComponentsAndNoOtherAutoConfiguration() {
        assertThat(context.getBeansOfType(OtherComponent.class)).isEmpty();
        assertThat(context.getBeansOfType(TaskExecutionAutoConfiguration.class)).isEmpty();
        assertThat(context.getBeansOfType(ProjectInfoAutoConfiguration.class)).isEmpty();
        assertThat(context.containsBean("dynoxMetrics")).isFalse();
    }

    @Test
    void makesNoHttpClient() {
        assertThat(context.getBeanFactory().containsSingleton("dynoxHttpClients"))
                .isFalse();
    }

    @Test
    void clientsAreTheInMemoryOnes() {
        assertThat(context.getBean(DynamoDbAsyncClient.class)).isSameAs(dynamo.asyncClient());
        assertThat(context.getBean(DynamoDbClient.class)).isSameAs(dynamo.client());
        assertThat(faults).isSameAs(dynamo.faults());
    }

    @Test
    void propertiesReachTheEnvironment(@Autowired Environment environment) {
        assertThat(environment.getProperty("dynox.tables.orders.sort-key")).isEqualTo("date");
    }

    @Test
    void tablesOfAnnotationAndPropertiesExist() {
        assertThat(dynamo.tableNames()).containsExactly("events", "orders", "users");
        assertThat(keys("users")).containsExactlyInAnyOrder("pk:S", "sk:S");
        assertThat(keys("events")).containsExactly("id:N");
        assertThat(keys("orders")).containsExactlyInAnyOrder("customer:S", "date:S");
    }

    @RepeatedTest(2)
    void eachTestFindsEmptyTables() {
        assertThat(dynamo.itemCount("users")).isZero();
        assertThat(dynamo.requests()).isEmpty();

        service.save("users", "USER#1");

        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @RepeatedTest(2)
    void eachTestFindsNoFaults() {
        service.save("users", "USER#1");

        faults.outage(Duration.ofHours(1));
    }

    @RepeatedTest(2)
    void deletedTableIsThereAgain() {
        assertThat(dynamo.tableNames()).contains("users");

        dynamo.client().deleteTable(delete -> delete.tableName("users"));
    }

    private Iterable<String> keys(String table) {
        return dynamo
                .client()
                .describeTable(describe -> describe.tableName(table))
                .table()
                .attributeDefinitions()
                .stream()
                .map((AttributeDefinition key) -> key.attributeName() + ":" + key.attributeTypeAsString())
                .toList();
    }

    @Nested
    class InANestedClass {

        @RepeatedTest(2)
        void tablesAreEmptyToo(@Autowired InMemoryDynamoDb inner) {
            assertThat(inner).isSameAs(dynamo);
            assertThat(inner.itemCount("users")).isZero();

            service.save("users", "USER#1");
        }
    }
}
