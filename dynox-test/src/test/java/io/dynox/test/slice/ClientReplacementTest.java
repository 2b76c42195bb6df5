package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** However an application brings its own clients, the beans are the in-memory ones. */
@DynoxTest
@ContextConfiguration(initializers = ClientReplacementTest.Registered.class)
@Import(ClientReplacementTest.OwnClients.class)
class ClientReplacementTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private InMemoryDynamoDb dynamo;

    @Test
    void everyClientBeanIsTheInMemoryOne() {
        assertThat(context.getBeansOfType(DynamoDbAsyncClient.class))
                .containsOnlyKeys("main", "audit", "fromFactory", "undeclared", "registered")
                .values()
                .containsOnly(dynamo.asyncClient());
        assertThat(context.getBeansOfType(DynamoDbClient.class))
                .containsOnlyKeys("sync")
                .values()
                .containsOnly(dynamo.client());
    }

    @Test
    void primaryAndQualifierStillHold(
            @Autowired DynamoDbAsyncClient main, @Autowired @Qualifier("audits") DynamoDbAsyncClient audit) {
        DefaultListableBeanFactory factory = (DefaultListableBeanFactory) context.getAutowireCapableBeanFactory();

        assertThat(factory.getBeanDefinition("main").isPrimary()).isTrue();
        assertThat(main).isSameAs(audit).isSameAs(dynamo.asyncClient());
    }

    @Test
    void factoryMethodsOfRealClientsDontRun(@Autowired OwnClients own) {
        assertThat(own.made).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClients {

        private int made;

        @Bean
        @Primary
        DynamoDbAsyncClient main() {
            made++;
            throw new IllegalStateException("no region, no credentials");
        }

        @Bean
        @Qualifier("audits")
        DynamoDbAsyncClient audit() {
            made++;
            throw new IllegalStateException("no region, no credentials");
        }

        @Bean
        DynamoDbClient sync() {
            made++;
            throw new IllegalStateException("no region, no credentials");
        }

        @Bean
        ClientFactory fromFactory() {
            return new ClientFactory();
        }

        @Bean
        SdkClient undeclared() {
            return new OwnClient();
        }
    }

    static final class ClientFactory implements FactoryBean<DynamoDbAsyncClient> {

        @Override
        public DynamoDbAsyncClient getObject() {
            return new OwnClient();
        }

        @Override
        public Class<?> getObjectType() {
            return DynamoDbAsyncClient.class;
        }
    }

    static final class Registered implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getBeanFactory().registerSingleton("registered", new OwnClient());
        }
    }

    private static final class OwnClient implements DynamoDbAsyncClient {

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
