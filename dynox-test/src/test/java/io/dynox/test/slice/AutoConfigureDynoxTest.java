package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.AutoConfigureDynox;
import io.dynox.test.autoconfigure.Table;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

@SpringBootTest
@AutoConfigureDynox(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class AutoConfigureDynoxTest {

    @Autowired
    private ExampleService service;

    @Autowired
    private InMemoryDynamoDb dynamo;

    @Test
    void wholeApplicationIsThere(@Autowired ApplicationContext context) {
        assertThat(context.getBeansOfType(OtherComponent.class)).hasSize(1);
        assertThat(context.getBeansOfType(TaskExecutionAutoConfiguration.class)).hasSize(1);
    }

    @RepeatedTest(2)
    void applicationRunsOnTheInMemoryDatabaseThatIsEmptyEachTime() {
        assertThat(dynamo.itemCount("users")).isZero();

        service.save("users", "USER#1");

        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }
}
