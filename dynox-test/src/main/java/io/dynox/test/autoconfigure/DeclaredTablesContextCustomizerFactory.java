package io.dynox.test.autoconfigure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Hands the tables of {@link AutoConfigureDynox} to the context, and a server if one is wanted. They are part of its identity in the context cache, so that
 * tests with other tables get a context of their own.
 */
final class DeclaredTablesContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return DeclaredTables.of(testClass)
                .map(tables -> new Customizer(tables, DeclaredTables.wantServer(testClass)))
                .orElse(null);
    }

    private record Customizer(DeclaredTables tables, boolean hasServer) implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration mergedConfiguration) {
            context.getBeanFactory().registerSingleton(InMemoryDynamoDbAutoConfiguration.ANNOTATED_TABLES_BEAN, tables);
            if (hasServer || context.getEnvironment().getProperty(ServedDatabase.WANTED, Boolean.class, false)) {
                ServedDatabase.add(context, tables);
            }
        }
    }
}
