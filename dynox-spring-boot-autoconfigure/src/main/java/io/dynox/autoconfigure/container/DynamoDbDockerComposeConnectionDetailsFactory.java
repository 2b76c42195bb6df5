package io.dynox.autoconfigure.container;

import io.dynox.autoconfigure.DynoxConnectionDetails;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Connects to a service of a Docker Compose file that has one of the images of {@link LocalImage}, or Spring Boot's label with
 * the name of one. Stateless.
 */
final class DynamoDbDockerComposeConnectionDetailsFactory
        extends DockerComposeConnectionDetailsFactory<DynoxConnectionDetails> {

    private static final String LABEL = "org.springframework.boot.service-connection";

    DynamoDbDockerComposeConnectionDetailsFactory() {
        super(source -> image(source).isPresent());
    }

    @Override
    protected DynoxConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
        return new Details(source.getRunningService(), image(source).orElseThrow());
    }

    private static Optional<LocalImage> image(DockerComposeConnectionSource source) {
        RunningService service = source.getRunningService();
        String label = service.labels().get(LABEL);
        ImageReference image = label == null ? service.image() : ImageReference.of(label);
        return LocalImage.named(image.getName());
    }

    private static final class Details extends DockerComposeConnectionDetails implements DynoxConnectionDetails {

        private final URI endpoint;
        private final LocalEnvironment environment;

        Details(RunningService service, LocalImage image) {
            super(service);
            this.endpoint =
                    LocalEnvironment.endpoint(service.host(), service.ports().get(image.port()));
            this.environment = new LocalEnvironment(service.env());
        }

        @Override
        public URI endpoint() {
            return endpoint;
        }

        @Override
        public @Nullable String region() {
            return environment.region();
        }

        @Override
        public @Nullable AwsCredentialsProvider credentials() {
            return environment.credentials();
        }
    }
}
