package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.dynamodb.DynamoDbTemplate;
import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.metrics.DynoxMetrics;
import io.dynox.reactive.ReactiveBatchOperations;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/** Everything that Dynox can do without, at once and one by one; all auto-configurations that the jar lists take part. */
class OptionalLibrariesTest {

    /** The one list of optional libraries: what they are called, and what is missing without them. */
    private static final List<Library> LIBRARIES = List.of(
            new Library("Micrometer", List.of("io.micrometer")),
            new Library("Micrometer Observation", List.of("io.micrometer.observation")),
            // by a class of each: these tests load Dynox's annotations whole, which an application without the library
            // doesn't
            new Library(
                    "Actuator's endpoints", List.of("org.springframework.boot.actuate.endpoint.annotation.Endpoint")),
            new Library("health", List.of("org.springframework.boot.health.contributor.HealthIndicator")),
            new Library("Reactor", List.of("reactor")),
            new Library("the Enhanced client", List.of("software.amazon.awssdk.enhanced")),
            new Library("Netty's HTTP client of the SDK", List.of("software.amazon.awssdk.http.nio.netty")),
            new Library("Spring Cloud AWS", List.of("io.awspring.cloud")),
            new Library("Testcontainers", List.of("org.testcontainers", "org.springframework.boot.testcontainers")),
            new Library("Docker Compose", List.of("org.springframework.boot.docker.compose")));

    private static final List<String> NEIGHBOURS = List.of(
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration",
            "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration",
            "org.springframework.boot.reactor.autoconfigure.ReactorAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(DynoxAutoConfigurations.all())
            .withInitializer(new StartCheck())
            .withSystemProperties("aws.disableEc2Metadata=true")
            .withPropertyValues("dynox.region=eu-central-1", "dynox.tables.users.partition-key=pk");

    @Test
    void startsWithNothingButTheStarter() {
        String[] all = LIBRARIES.stream()
                .flatMap(library -> library.packages().stream())
                .toArray(String[]::new);

        starts(runner.withBean(FakeDynamoDb.class, FakeDynamoDb::confirming)
                .withClassLoader(new FilteredClassLoader(all)));
    }

    @Test
    void startsWithEverything() {
        ApplicationContextRunner everything = runner.withConfiguration(neighbours())
                .withPropertyValues(
                        "spring.cloud.aws.region.static=eu-west-1", "management.endpoints.web.exposure.include=dynox");

        starts(everything);
        everything.run(context -> assertThat(context)
                .hasSingleBean(ReactiveBatchOperations.class)
                .hasSingleBean(DynoxMetrics.class)
                .hasSingleBean(MeterRegistry.class)
                .hasBean("dynoxEndpoint")
                .hasBean("dynoxHealthContributor")
                .hasSingleBean(DynamoDbEnhancedClient.class)
                .hasSingleBean(DynamoDbTemplate.class));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void startsWithout(Library library) {
        ApplicationContextRunner without = runner.withClassLoader(
                new FilteredClassLoader(library.packages().toArray(String[]::new)));

        starts(
                library.name().contains("HTTP client")
                        ? without.withBean(FakeDynamoDb.class, FakeDynamoDb::confirming)
                        : without);
    }

    static Stream<Library> libraries() {
        return LIBRARIES.stream();
    }

    private static void starts(ApplicationContextRunner runner) {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(BatchOperations.class)
                .hasSingleBean(SyncBatchOperations.class));
    }

    /** What the libraries bring themselves, as far as they are on the class path of these tests. */
    private static AutoConfigurations neighbours() {
        ClassLoader loader = OptionalLibrariesTest.class.getClassLoader();
        return AutoConfigurations.of(NEIGHBOURS.stream()
                .filter(name -> ClassUtils.isPresent(name, loader))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new));
    }

    private record Library(String name, List<String> packages) {

        @Override
        public String toString() {
            return name;
        }
    }
}
