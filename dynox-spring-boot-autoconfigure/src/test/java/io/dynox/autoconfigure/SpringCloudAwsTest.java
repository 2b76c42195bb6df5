package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration;
import io.awspring.cloud.dynamodb.DynamoDbTemplate;
import io.dynox.BatchOperations;
import io.dynox.annotation.DynoxTable;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
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
    void itsEndpointAndItsRegionForDynamoDbAreTaken() {
        runner.withPropertyValues(
                        "spring.cloud.aws.endpoint=http://localhost:4566", "spring.cloud.aws.dynamodb.region=us-west-2")
                .run(context -> {
                    var client = context.getBean(DynamoDbAsyncClient.class).serviceClientConfiguration();

                    assertThat(client.endpointOverride()).contains(URI.create("http://localhost:4566"));
                    assertThat(client.region()).isEqualTo(Region.US_WEST_2);
                });
        runner.withPropertyValues(
                        "spring.cloud.aws.endpoint=http://localhost:4566",
                        "spring.cloud.aws.dynamodb.endpoint=http://localhost:8000")
                .run(context -> assertThat(endpoint(context)).contains(URI.create("http://localhost:8000")));
    }

    @Test
    void dynoxOwnEndpointAndRegionComeFirst() {
        runner.withPropertyValues(
                        "spring.cloud.aws.dynamodb.endpoint=http://localhost:8000",
                        "spring.cloud.aws.dynamodb.region=us-west-2",
                        "dynox.region=eu-central-1",
                        "dynox.endpoint=http://localhost:9000")
                .run(context -> {
                    assertThat(endpoint(context)).contains(URI.create("http://localhost:9000"));
                    assertThat(context.getBean(DynamoDbAsyncClient.class)
                                    .serviceClientConfiguration()
                                    .region())
                            .isEqualTo(Region.EU_CENTRAL_1);
                });
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatHasNoEffectIsWarnedOf(CapturedOutput output) {
        runner.withPropertyValues(
                        "spring.cloud.aws.dynamodb.dax.url=dax://cluster", "spring.cloud.aws.fips-enabled=true")
                .withBean(DynamoDbClient.class, () -> mock(DynamoDbClient.class))
                .run(context ->
                        assertThat(context.getBean(DynamoDbAsyncClient.class)).isNotNull());

        assertThat(output)
                .contains(
                        "spring.cloud.aws.dynamodb.dax.url has no effect",
                        "spring.cloud.aws.fips-enabled has no effect");
    }

    @DynoxTable("orders")
    record Order(@DynamoDbPartitionKey String id) {}

    @DynoxTable("arn:aws:dynamodb:eu-west-1:123456789012:table/orders")
    record OrderByArn(@DynamoDbPartitionKey String id) {}

    @Test
    void namesThatTypesGiveGetItsPrefixAndSuffix() {
        runner.withPropertyValues(
                        "spring.cloud.aws.dynamodb.table-prefix=dev-", "spring.cloud.aws.dynamodb.table-suffix=_v2")
                .run(context -> {
                    assertThat(tableOf(context, Order.class)).isEqualTo("dev-orders_v2");
                    assertThat(tableOf(context, OrderByArn.class))
                            .startsWith("arn:")
                            .endsWith("/orders");
                });
    }

    @Test
    @ProvesProperty({"dynox.table-prefix", "dynox.table-suffix"})
    void dynoxOwnPrefixAndSuffixComeFirst() {
        runner.withPropertyValues(
                        "spring.cloud.aws.dynamodb.table-prefix=dev-",
                        "spring.cloud.aws.dynamodb.table-suffix=_v2",
                        "dynox.table-prefix=test-",
                        "dynox.table-suffix=")
                .run(context -> assertThat(tableOf(context, Order.class)).isEqualTo("test-orders"));
    }

    private static String tableOf(ApplicationContext context, Class<?> type) {
        return context.getBean(BatchOperations.class).table(type).name();
    }

    private static Optional<URI> endpoint(ApplicationContext context) {
        return context.getBean(DynamoDbAsyncClient.class)
                .serviceClientConfiguration()
                .endpointOverride();
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
