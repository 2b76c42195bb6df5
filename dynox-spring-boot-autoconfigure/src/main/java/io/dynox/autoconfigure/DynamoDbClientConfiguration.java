package io.dynox.autoconfigure;

import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/** Makes the DynamoDB client where the application brings none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(DynamoDbAsyncClient.class)
final class DynamoDbClientConfiguration {

    @Bean
    DynamoDbAsyncClient dynamoDbAsyncClient(
            DynoxProperties properties,
            DynoxConnectionDetails connection,
            ObjectProvider<AwsCredentialsProvider> credentials,
            ObjectProvider<AwsRegionProvider> regions,
            ObjectProvider<HttpClients> http,
            ObjectProvider<DynoxClientCustomizer> customizers) {
        Duration timeout = properties.client().attemptTimeout();
        DynamoDbAsyncClientBuilder builder = DynamoDbAsyncClient.builder()
                .region(ClientRegion.resolve(connection, properties, regions.getIfAvailable()))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(timeout));
        URI endpoint = connection.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        AwsCredentialsProvider own = connection.credentials();
        AwsCredentialsProvider provider = own != null ? own : credentials.getIfAvailable();
        if (provider != null) {
            builder.credentialsProvider(provider);
        }
        http.ifAvailable(clients -> builder.httpClientBuilder(clients.builder()));
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** The SDK's other HTTP clients are left to its own look-up, and to customizers. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(NettyNioAsyncHttpClient.class)
    static final class Netty {

        @Bean
        NettyHttpClients dynoxHttpClients(DynoxProperties properties) {
            return new NettyHttpClients(properties);
        }
    }
}
