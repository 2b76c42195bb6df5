package io.dynox.autoconfigure;

import io.dynox.internal.Printable;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Finds the region of a client: the connection's, else the property's, else that of the application's provider, else of the SDK's
 * chain. There may be none: a customizer may still set it.
 */
record ClientRegion(Optional<Region> found, @Nullable SdkClientException cause) {

    private static final Logger LOG = LoggerFactory.getLogger(ClientRegion.class);

    static ClientRegion find(
            DynoxConnectionDetails connection, DynoxProperties properties, @Nullable AwsRegionProvider provider) {
        String region = connection.region() != null ? connection.region() : properties.region();
        if (region != null) {
            return new ClientRegion(Optional.of(Region.of(region)), null);
        }
        AwsRegionProvider source = provider != null
                ? provider
                : DefaultAwsRegionProviderChain.builder()
                        .profileName(properties.credentials().profile())
                        .build();
        try {
            return new ClientRegion(Optional.ofNullable(source.getRegion()), null);
        } catch (SdkClientException e) {
            return new ClientRegion(Optional.empty(), e);
        }
    }

    /** A region may be newer than the SDK, so it isn't refused; an endpoint of one's own takes any. */
    void warnUnlessKnown(@Nullable URI endpoint) {
        if (endpoint == null && found.isPresent() && !Region.regions().contains(found.get())) {
            LOG.warn(
                    "The AWS SDK doesn't know the region {}. If it is misspelt, the host of DynamoDB won't be found:"
                            + " correct dynox.region, AWS_REGION or the profile that sets it.",
                    Printable.of(found.get().id()));
        }
    }
}
