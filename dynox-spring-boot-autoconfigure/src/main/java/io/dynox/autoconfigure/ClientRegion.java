package io.dynox.autoconfigure;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Finds the region of the client: the connection's, else the property's, else that of the application's provider, else of the SDK's chain. */
final class ClientRegion {

    private ClientRegion() {}

    static Region resolve(
            DynoxConnectionDetails connection, DynoxProperties properties, @Nullable AwsRegionProvider provider) {
        String region = connection.region() != null ? connection.region() : properties.region();
        if (region != null) {
            return Region.of(region);
        }
        try {
            AwsRegionProvider source = provider != null
                    ? provider
                    : DefaultAwsRegionProviderChain.builder()
                            .profileName(properties.credentials().profile())
                            .build();
            Region found = source.getRegion();
            if (found != null) {
                return found;
            }
        } catch (SdkClientException e) {
            throw new RegionMissingException(e);
        }
        throw new RegionMissingException(null);
    }
}
