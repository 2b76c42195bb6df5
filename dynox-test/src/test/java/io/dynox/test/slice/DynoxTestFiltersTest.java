package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.stereotype.Service;

@DynoxTest(includeFilters = @Filter(Service.class))
class DynoxTestFiltersTest {

    @Test
    void includedComponentsAreScannedAndOthersAreNot(@Autowired ApplicationContext context) {
        assertThat(context.getBeansOfType(ExampleService.class)).hasSize(1);
        assertThat(context.getBeansOfType(OtherComponent.class)).isEmpty();
    }

    @Test
    void thereAreNoTablesUnlessDeclared(@Autowired InMemoryDynamoDb dynamo) {
        assertThat(dynamo.tableNames()).isEmpty();
    }
}
