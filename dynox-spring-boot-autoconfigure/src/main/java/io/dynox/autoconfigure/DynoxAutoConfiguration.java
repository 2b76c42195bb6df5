package io.dynox.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Auto-configuration of the DynamoDB client. */
@AutoConfiguration(
        afterName = {
            "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration",
            "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "dynox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DynoxProperties.class)
@Import(DynamoDbClientConfiguration.class)
public final class DynoxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(DynoxConnectionDetails.class)
    PropertiesDynoxConnectionDetails dynoxConnectionDetails(DynoxProperties properties) {
        return new PropertiesDynoxConnectionDetails(properties);
    }
}
