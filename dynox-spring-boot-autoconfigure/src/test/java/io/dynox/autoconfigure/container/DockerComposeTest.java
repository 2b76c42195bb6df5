package io.dynox.autoconfigure.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dynox.autoconfigure.DynoxConnectionDetails;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Service connections of services that pretend to run under Docker Compose, through the registered factories. */
class DockerComposeTest {

    @ParameterizedTest
    @CsvSource({
        "localstack/localstack:4.0, 4566",
        "localstack/localstack-pro, 4566",
        "amazon/dynamodb-local:latest, 8000",
        "public.ecr.aws/aws-dynamodb-local/aws-dynamodb-local:latest, 8000",
        "floci/floci:1.2, 4566",
        "ministackorg/ministack, 4566",
        "registry.example/motoserver/moto:5, 5000"
    })
    void everyKnownImageIsConnectedToAtItsPort(String image, int port) {
        DynoxConnectionDetails details = connect(new Service(image, port, Map.of(), Map.of()));

        assertThat(details.endpoint()).isEqualTo(URI.create("http://compose.example:" + (30_000 + port)));
        assertThat(details.region()).isEqualTo("us-east-1");
        assertThat(signer(details).accessKeyId()).isEqualTo("test");
    }

    @Test
    void regionAndCredentialsAreThoseOfTheService() {
        DynoxConnectionDetails details = connect(new Service(
                "localstack/localstack",
                4566,
                Map.of("DEFAULT_REGION", "eu-west-3", "AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "s"),
                Map.of()));

        assertThat(details.region()).isEqualTo("eu-west-3");
        assertThat(signer(details).accessKeyId()).isEqualTo("a");
        assertThat(signer(details).secretAccessKey()).isEqualTo("s");
    }

    @Test
    void anImageOfOnesOwnIsNamedByTheLabel() {
        DynoxConnectionDetails details = connect(new Service(
                "registry.example/ours/dynamo",
                8000,
                Map.of(),
                Map.of("org.springframework.boot.service-connection", "amazon/dynamodb-local")));

        assertThat(details.endpoint()).hasPort(38_000);
    }

    @Test
    void otherServicesAreLeftAlone() {
        assertThat(details(new Service("redis:7", 6379, Map.of(), Map.of()))).isEmpty();
    }

    @Test
    void aPortThatIsNotPublishedIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> connect(new Service("amazon/dynamodb-local", 9000, Map.of(), Map.of())))
                .withMessageContaining("8000");
    }

    private static DynoxConnectionDetails connect(RunningService service) {
        return (DynoxConnectionDetails) Objects.requireNonNull(details(service).get(DynoxConnectionDetails.class));
    }

    private static Map<Class<?>, ConnectionDetails> details(RunningService service) {
        return new ConnectionDetailsFactories(DockerComposeTest.class.getClassLoader())
                .getConnectionDetails(source(service), false);
    }

    /** What Spring Boot makes of a running service; its constructor is Spring Boot's own. */
    private static DockerComposeConnectionSource source(RunningService service) {
        try {
            return BeanUtils.instantiateClass(
                    DockerComposeConnectionSource.class.getDeclaredConstructor(RunningService.class, Environment.class),
                    service,
                    new MockEnvironment());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AwsCredentialsIdentity signer(DynoxConnectionDetails details) {
        return Objects.requireNonNull(details.credentials()).resolveIdentity().join();
    }

    /** A running service that publishes one port, 30,000 further up. */
    private record Service(String imageName, int port, Map<String, String> env, Map<String, String> labels)
            implements RunningService {

        @Override
        public String name() {
            return "dynamo";
        }

        @Override
        public ImageReference image() {
            return ImageReference.of(imageName);
        }

        @Override
        public String host() {
            return "compose.example";
        }

        @Override
        public ConnectionPorts ports() {
            return new OnePort(port);
        }
    }

    private record OnePort(int port) implements ConnectionPorts {

        @Override
        public int get(int containerPort) {
            if (containerPort != port) {
                throw new IllegalStateException("No host port mapping found for container port " + containerPort);
            }
            return 30_000 + port;
        }

        @Override
        public List<Integer> getAll() {
            return List.of(30_000 + port);
        }

        @Override
        public List<Integer> getAll(@Nullable String protocol) {
            return getAll();
        }
    }
}
