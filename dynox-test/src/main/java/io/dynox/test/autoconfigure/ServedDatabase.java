package io.dynox.test.autoconfigure;

import io.dynox.autoconfigure.DynoxProperties;
import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.internal.error.Arns;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts a database behind a server into a context before any of its beans is made, and gives the application's clients its address.
 * Stateless.
 */
final class ServedDatabase {

    /** The property that does what {@link AutoConfigureDynox#server()} does. */
    static final String WANTED = "dynox.test.server";

    /** The bean that is there when the application has its own clients. */
    static final String SERVER_BEAN = "dynoxTestServer";

    private static final String ENDPOINT = "dynox.test.endpoint";
    private static final String ANY = "test";

    private ServedDatabase() {}

    static void add(ConfigurableApplicationContext context, DeclaredTables annotated) {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
        ConfigurableEnvironment environment = context.getEnvironment();
        annotated.in(environment).and(propertyTables(environment)).createIn(dynamo);
        DynoxServer server = dynamo.serve(0);
        DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        beans.registerSingleton(ClientReplacer.DATABASE_BEAN, dynamo);
        beans.registerSingleton(SERVER_BEAN, server);
        // The first to be registered is the last to be closed, also when the start of the application fails.
        beans.registerDisposableBean(SERVER_BEAN, server::close);
        connect(context.getEnvironment(), server.endpoint().toString());
    }

    private static Map<String, DynoxProperties.Table> propertyTables(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bind("dynox.tables", Bindable.mapOf(String.class, DynoxProperties.Table.class))
                .orElse(Map.of());
    }

    private static void connect(ConfigurableEnvironment environment, String endpoint) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "dynoxTestServer",
                        Map.of(
                                ENDPOINT,
                                endpoint,
                                "dynox.endpoint",
                                endpoint,
                                "dynox.credentials.access-key",
                                ANY,
                                "dynox.credentials.secret-key",
                                ANY,
                                "dynox.credentials.session-token",
                                "",
                                "dynox.credentials.profile",
                                "",
                                "spring.cloud.aws.dynamodb.endpoint",
                                endpoint,
                                "spring.cloud.aws.credentials.access-key",
                                ANY,
                                "spring.cloud.aws.credentials.secret-key",
                                ANY)));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "dynoxTestServerDefaults",
                        Map.of("dynox.region", Arns.REGION, "spring.cloud.aws.region.static", Arns.REGION)));
    }
}
