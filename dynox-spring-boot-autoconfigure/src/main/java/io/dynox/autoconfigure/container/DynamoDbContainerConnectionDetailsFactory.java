package io.dynox.autoconfigure.container;

import io.dynox.autoconfigure.DynoxConnectionDetails;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.util.ClassUtils;
import org.testcontainers.containers.Container;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Connects to a container under {@code @ServiceConnection}: to any of the images of {@link LocalImage}, and to a
 * {@code LocalStackContainer} of whatever image. Stateless.
 */
final class DynamoDbContainerConnectionDetailsFactory
        extends ContainerConnectionDetailsFactory<Container<?>, DynoxConnectionDetails> {

    private static final String LOCALSTACK_CONTAINER = "org.testcontainers.localstack.LocalStackContainer";

    DynamoDbContainerConnectionDetailsFactory() {
        super(LocalImage.connectionNames());
    }

    @Override
    protected boolean sourceAccepts(
            ContainerConnectionSource<Container<?>> source,
            Class<?> requiredContainerType,
            Class<?> requiredConnectionDetailsType) {
        return super.sourceAccepts(source, requiredContainerType, requiredConnectionDetailsType)
                || isLocalStack(source, requiredConnectionDetailsType);
    }

    @Override
    protected DynoxConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
        LocalImage image = Arrays.stream(LocalImage.values())
                .filter(candidate ->
                        source.accepts(candidate.connectionName(), Container.class, DynoxConnectionDetails.class))
                .findFirst()
                .orElse(LocalImage.LOCALSTACK);
        return new Details(source, image.port());
    }

    /** By name, as the class stands in a library of its own. */
    private static boolean isLocalStack(ContainerConnectionSource<Container<?>> source, Class<?> detailsType) {
        ClassLoader loader = DynamoDbContainerConnectionDetailsFactory.class.getClassLoader();
        return ClassUtils.isPresent(LOCALSTACK_CONTAINER, loader)
                && source.accepts(
                        ANY_CONNECTION_NAME, ClassUtils.resolveClassName(LOCALSTACK_CONTAINER, loader), detailsType);
    }

    /** Asks the container when it is asked itself: only then it has been started. */
    private static final class Details extends ContainerConnectionDetails<Container<?>>
            implements DynoxConnectionDetails {

        private final int port;

        Details(ContainerConnectionSource<Container<?>> source, int port) {
            super(source);
            this.port = port;
        }

        @Override
        public URI endpoint() {
            return LocalEnvironment.endpoint(
                    getContainer().getHost(), getContainer().getMappedPort(port));
        }

        @Override
        public @Nullable String region() {
            return environment().region();
        }

        @Override
        public @Nullable AwsCredentialsProvider credentials() {
            return environment().credentials();
        }

        private LocalEnvironment environment() {
            return new LocalEnvironment(getContainer().getEnvMap());
        }
    }
}
