package io.dynox.autoconfigure.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.DynoxConnectionDetails;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Service connections of containers that pretend to be running; {@link #aRealContainerAnswers()} starts one where Docker is. */
class TestcontainersTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, DynoxAutoConfiguration.class))
            .withPropertyValues("dynox.endpoint=http://localhost:1", "dynox.region=eu-central-1");

    @Test
    void dynamoDbLocalIsConnectedTo() {
        runner.withUserConfiguration(DynamoDbLocal.class).run(context -> {
            DynamoDbAsyncClient client = context.getBean(DynamoDbAsyncClient.class);

            assertThat(client.serviceClientConfiguration().endpointOverride())
                    .contains(URI.create("http://docker.example:38000"));
            assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.US_EAST_1);
            assertThat(context).hasSingleBean(DynoxConnectionDetails.class);
        });
    }

    @Test
    void localStackOfAnyImageIsConnectedToWithItsRegionAndCredentials() {
        runner.withUserConfiguration(LocalStack.class).run(context -> {
            DynamoDbAsyncClient client = context.getBean(DynamoDbAsyncClient.class);

            assertThat(client.serviceClientConfiguration().endpointOverride())
                    .contains(URI.create("http://docker.example:34566"));
            assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.EU_WEST_3);
            AwsCredentialsIdentity signer = client.serviceClientConfiguration()
                    .credentialsProvider()
                    .resolveIdentity()
                    .join();
            assertThat(signer.accessKeyId()).isEqualTo("000000000042");
            assertThat(signer.secretAccessKey()).isEqualTo("test");
        });
    }

    @Test
    void anImageOfOnesOwnIsNamedByTheAnnotation() {
        runner.withUserConfiguration(NamedImage.class)
                .run(context -> assertThat(
                                context.getBean(DynoxConnectionDetails.class).endpoint())
                        .hasPort(38000));
    }

    @Test
    void theImageOfTheEcrGalleryIsKnownToo() {
        runner.withUserConfiguration(EcrImage.class)
                .run(context -> assertThat(
                                context.getBean(DynoxConnectionDetails.class).endpoint())
                        .hasPort(38000));
    }

    @Test
    void genericContainersNeedNoLocalStackLibrary() {
        runner.withClassLoader(new FilteredClassLoader(LocalStackContainer.class))
                .withUserConfiguration(DynamoDbLocal.class)
                .run(context -> assertThat(
                                context.getBean(DynoxConnectionDetails.class).endpoint())
                        .hasPort(38000));
    }

    @Test
    void aRealContainerAnswers() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "There is no Docker here, so no container is started.");
        runner.withUserConfiguration(RealDynamoDbLocal.class)
                .run(context -> assertThat(context.getBean(DynamoDbAsyncClient.class)
                                .listTables()
                                .join()
                                .tableNames())
                        .isEmpty());
    }

    @Configuration(proxyBeanMethods = false)
    static class DynamoDbLocal {
        @Bean
        @ServiceConnection("amazon/dynamodb-local")
        Pretended container() {
            return new Pretended("amazon/dynamodb-local:3.1.0");
        }
    }

    @ImportTestcontainers
    static class EcrImage {
        @ServiceConnection
        static final Pretended container = new Pretended("public.ecr.aws/aws-dynamodb-local/aws-dynamodb-local:latest");
    }

    @Configuration(proxyBeanMethods = false)
    static class NamedImage {
        @Bean
        @ServiceConnection("amazon/dynamodb-local")
        Pretended container() {
            return new Pretended("registry.example/ours/dynamo:7");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LocalStack {
        @Bean
        @ServiceConnection
        LocalStackContainer container() {
            return localStack(Map.of("AWS_DEFAULT_REGION", "eu-west-3", "AWS_ACCESS_KEY_ID", "000000000042"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RealDynamoDbLocal {
        @Bean
        @ServiceConnection("amazon/dynamodb-local")
        GenericContainer<?> container() {
            return new GenericContainer<>("amazon/dynamodb-local:3.1.0").withExposedPorts(8000);
        }
    }

    /** Never started; maps each port 30,000 further up. */
    static final class Pretended extends GenericContainer<Pretended> {

        private final String image;

        Pretended(String image) {
            super(DockerImageName.parse(image));
            this.image = image;
        }

        @Override
        public String getDockerImageName() {
            return image;
        }

        @Override
        public String getHost() {
            return "docker.example";
        }

        @Override
        public Integer getMappedPort(int originalPort) {
            return 30_000 + originalPort;
        }

        @Override
        public void start() {}
    }

    /** A mock, as its constructor looks for Docker. */
    private static LocalStackContainer localStack(Map<String, String> environment) {
        LocalStackContainer container = mock(LocalStackContainer.class);
        when(container.getHost()).thenReturn("docker.example");
        when(container.getMappedPort(4566)).thenReturn(34_566);
        when(container.getEnvMap()).thenReturn(environment);
        return container;
    }
}
