package io.dynox.autoconfigure;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Where DynamoDB is and who signs the requests. By default the {@code dynox.*} properties say so; a bean of this type, as
 * a service connection makes it, replaces them.
 */
public interface DynoxConnectionDetails extends ConnectionDetails {

    /** Returns the URL of the endpoint; null for the one of the region. */
    default @Nullable URI endpoint() {
        return null;
    }

    /**
     * The region.
     *
     * @return its code; null for {@code dynox.region}, or else the one of the {@code AwsRegionProvider} bean, or else of the SDK's
     *     chain
     */
    default @Nullable String region() {
        return null;
    }

    /** Returns the provider of credentials; null for the {@code AwsCredentialsProvider} bean, or else the SDK's chain. */
    default @Nullable AwsCredentialsProvider credentials() {
        return null;
    }
}
