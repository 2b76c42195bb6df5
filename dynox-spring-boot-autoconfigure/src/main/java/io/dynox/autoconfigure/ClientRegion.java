package io.dynox.autoconfigure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Finds the region of a client: the connection's, else the property's, else that of the application's provider, else of the SDK's
 * chain. There may be none: a customizer may still set it.
 */
record ClientRegion(Optional<Region> found, @Nullable SdkClientException cause) {

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
}
