package io.dynox.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Makes the DynamoDB client where the application brings none. */
@Configuration(proxyBeanMethods = false)
final class DynamoDbClientConfiguration {

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    DynamoDbAsyncClient dynamoDbAsyncClient(DynoxClientFactory factory, Environment environment) {
        new CloudAwsSettings(environment).warnOfOthers();
        return factory.dynamoDbClient(builder -> {});
    }

    /** The SDK's other HTTP clients are left to its own look-up, and to customizers. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(NettyNioAsyncHttpClient.class)
    static final class Netty {

        /** Has threads only where a client is made. */
        @Bean
        @Lazy
        NettyHttpClients dynoxHttpClients(DynoxProperties properties) {
            return new NettyHttpClients(properties);
        }
    }
}
