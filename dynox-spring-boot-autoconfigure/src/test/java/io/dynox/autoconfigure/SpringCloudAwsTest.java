package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration;
import io.awspring.cloud.dynamodb.DynamoDbTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Dynox beside Spring Cloud AWS in one application. */
class SpringCloudAwsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DynoxAutoConfiguration.class,
                    AwsAutoConfiguration.class,
                    CredentialsProviderAutoConfiguration.class,
                    RegionProviderAutoConfiguration.class,
                    DynamoDbAutoConfiguration.class))
            .withPropertyValues(
                    "spring.cloud.aws.region.static=sa-east-1",
                    "spring.cloud.aws.credentials.access-key=AKIACLOUD",
                    "spring.cloud.aws.credentials.secret-key=s");

    @Test
    void credentialsAndRegionAreTakenFromItsBeans() {
        runner.run(context -> {
            DynamoDbAsyncClient client = context.getBean(DynamoDbAsyncClient.class);

            assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.SA_EAST_1);
            assertThat(client.serviceClientConfiguration()
                            .credentialsProvider()
                            .resolveIdentity()
                            .join()
                            .accessKeyId())
                    .isEqualTo("AKIACLOUD");
        });
    }

    @Test
    void itsOwnBeansAreThereAsWithoutDynox() {
        runner.withPropertyValues("dynox.region=eu-central-1")
                .run(context -> assertThat(context)
                        .hasSingleBean(AwsCredentialsProvider.class)
                        .hasSingleBean(AwsRegionProvider.class)
                        .hasSingleBean(DynamoDbClient.class)
                        .hasSingleBean(DynamoDbTemplate.class)
                        .hasSingleBean(DynamoDbAsyncClient.class));
    }
}
