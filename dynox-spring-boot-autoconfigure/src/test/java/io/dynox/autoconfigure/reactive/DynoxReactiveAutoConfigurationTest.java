package io.dynox.autoconfigure.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.dynox.BatchOperations;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.reactive.ReactiveBatchOperations;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class DynoxReactiveAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DynoxAutoConfiguration.class, DynoxReactiveAutoConfiguration.class))
            .withBean(DynamoDbAsyncClient.class, () -> mock(DynamoDbAsyncClient.class));

    @Test
    void operationsAreTheReactiveViewOfTheBean() {
        runner.run(context -> assertThat(
                        context.getBean(ReactiveBatchOperations.class).async())
                .isSameAs(context.getBean(BatchOperations.class)));
    }

    @Test
    void withoutReactorTheOthersAreThereAllTheSame() {
        runner.withClassLoader(new FilteredClassLoader(Flux.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(BatchOperations.class)
                        .doesNotHaveBean("dynoxReactiveBatchOperations"));
    }

    @Test
    void ownBeanIsUsedInstead() {
        ReactiveBatchOperations own = mock(ReactiveBatchOperations.class);
        runner.withBean("mine", ReactiveBatchOperations.class, () -> own)
                .run(context -> assertThat(context)
                        .getBean(ReactiveBatchOperations.class)
                        .isSameAs(own));
    }

    @Test
    void dynoxTurnedOffTurnsItOff() {
        runner.withPropertyValues("dynox.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ReactiveBatchOperations.class));
    }
}
