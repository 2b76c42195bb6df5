package io.dynox.test.autoconfigure;

import io.dynox.test.InMemoryDynamoDb;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Puts the in-memory clients in place of all DynamoDB clients of the context: in their definitions, so that no real client is
 * made, and among the instances, for beans whose definition doesn't say what they are.
 *
 * <p>Comes before the test framework's bean overrides, so that {@code @MockitoBean} wins.
 */
final class ClientReplacer implements BeanFactoryPostProcessor, BeanPostProcessor, BeanFactoryAware, Ordered {

    static final String DATABASE_BEAN = "inMemoryDynamoDb";

    private static final Map<Class<?>, String> CLIENT_METHODS =
            Map.of(DynamoDbAsyncClient.class, "asyncClient", DynamoDbClient.class, "client");

    private @Nullable BeanFactory beanFactory;

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        CLIENT_METHODS.forEach((type, method) -> {
            for (String name : factory.getBeanNamesForType(type, true, false)) {
                replace(factory, name, type, method);
            }
        });
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DynamoDbAsyncClient) {
            return database().asyncClient();
        }
        return bean instanceof DynamoDbClient ? database().client() : bean;
    }

    private static void replace(ConfigurableListableBeanFactory factory, String name, Class<?> type, String method) {
        RootBeanDefinition replacement = new RootBeanDefinition();
        replacement.setTargetType(type);
        replacement.setFactoryBeanName(DATABASE_BEAN);
        replacement.setFactoryMethodName(method);
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) factory;
        if (registry.containsBeanDefinition(name)) {
            keepHowItIsInjected(factory.getMergedBeanDefinition(name), replacement);
            registry.removeBeanDefinition(name);
        }
        registry.registerBeanDefinition(name, replacement);
    }

    private static void keepHowItIsInjected(BeanDefinition original, RootBeanDefinition replacement) {
        replacement.setPrimary(original.isPrimary());
        replacement.setFallback(original.isFallback());
        replacement.setAutowireCandidate(original.isAutowireCandidate());
        if (original instanceof AbstractBeanDefinition definition) {
            replacement.setDefaultCandidate(definition.isDefaultCandidate());
            replacement.copyQualifiersFrom(definition);
        }
        if (original instanceof RootBeanDefinition definition) {
            // The qualifiers that stand at a @Bean method.
            replacement.setQualifiedElement(
                    definition.getQualifiedElement() != null
                            ? definition.getQualifiedElement()
                            : definition.getResolvedFactoryMethod());
        }
    }

    private InMemoryDynamoDb database() {
        if (beanFactory == null) {
            throw new IllegalStateException("no bean factory was set");
        }
        return beanFactory.getBean(DATABASE_BEAN, InMemoryDynamoDb.class);
    }
}
