package io.dynox.autoconfigure;

import io.dynox.autoconfigure.DynoxProperties.Credentials;
import io.dynox.autoconfigure.diagnostics.PropertyRules;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** The connection that the {@code dynox.*} properties describe, and those of Spring Cloud AWS where they don't. Thread-safe. */
final class PropertiesDynoxConnectionDetails implements DynoxConnectionDetails, AutoCloseable {

    private final @Nullable URI endpoint;
    private final @Nullable String region;
    private final @Nullable AwsCredentialsProvider credentials;

    PropertiesDynoxConnectionDetails(DynoxProperties properties, CloudAwsSettings cloud) {
        this.endpoint = properties.endpointUri() != null ? properties.endpointUri() : cloud.endpoint();
        this.region = properties.region() != null ? properties.region() : cloud.region();
        this.credentials = credentials(properties.credentials());
    }

    @Override
    public @Nullable URI endpoint() {
        return endpoint;
    }

    @Override
    public @Nullable String region() {
        return region;
    }

    @Override
    public @Nullable AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** Ends what a profile's provider may hold, such as the client that assumes its role. */
    @Override
    public void close() {
        if (credentials instanceof ProfileCredentialsProvider profile) {
            profile.close();
        }
    }

    private static @Nullable AwsCredentialsProvider credentials(Credentials properties) {
        String accessKey = properties.accessKey();
        String secretKey = properties.secretKey();
        String token = properties.sessionToken();
        if (accessKey != null && secretKey != null) {
            return StaticCredentialsProvider.create(
                    token == null
                            ? AwsBasicCredentials.create(accessKey, secretKey)
                            : AwsSessionCredentials.create(accessKey, secretKey, token));
        }
        return properties.profile() == null ? null : profile(properties.profile());
    }

    private static AwsCredentialsProvider profile(String name) {
        ProfileFile files = ProfileFile.defaultProfileFile();
        PropertyRules.require(
                files.profile(name).isPresent(),
                "dynox.credentials.profile",
                "must be a profile of the AWS configuration files, but they hold no '" + name + "'; they hold "
                        + files.profiles().keySet());
        return ProfileCredentialsProvider.builder()
                .profileFile(() -> files)
                .profileName(name)
                .build();
    }
}
