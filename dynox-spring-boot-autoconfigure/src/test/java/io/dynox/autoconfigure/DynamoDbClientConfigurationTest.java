package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.autoconfigure.diagnostics.RegionMissingException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.test.util.ReflectionTestUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.utils.AttributeMap;

@ExtendWith(OutputCaptureExtension.class)
class DynamoDbClientConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
            .withSystemProperties("aws.disableEc2Metadata=true")
            .withPropertyValues("dynox.region=eu-central-1");

    @Test
    @ProvesProperty({"dynox.region", "dynox.endpoint"})
    void regionAndEndpointAreThoseOfTheProperties() {
        runner.withPropertyValues("dynox.endpoint=http://localhost:8123").run(context -> {
            DynamoDbServiceClientConfiguration client = configuration(context.getBean(DynamoDbAsyncClient.class));

            assertThat(client.region()).isEqualTo(Region.EU_CENTRAL_1);
            assertThat(client.endpointOverride()).contains(URI.create("http://localhost:8123"));
        });
    }

    @Test
    void attemptTimeoutIsTheOneOfTheProperties() {
        runner.withPropertyValues("dynox.client.attempt-timeout=3s")
                .run(context -> assertThat(configuration(context.getBean(DynamoDbAsyncClient.class))
                                .overrideConfiguration()
                                .apiCallAttemptTimeout())
                        .contains(Duration.ofSeconds(3)));
    }

    @Test
    void httpSettingsAreThoseOfTheProperties() {
        runner.withPropertyValues(
                        "dynox.http.max-connections=77",
                        "dynox.http.connection-timeout=1s",
                        "dynox.http.acquire-timeout=2s",
                        "dynox.http.read-timeout=3s",
                        "dynox.http.write-timeout=4s")
                .run(context -> {
                    AttributeMap options = httpOptions(context.getBean(HttpClients.class));

                    assertThat(options.get(SdkHttpConfigurationOption.MAX_CONNECTIONS))
                            .isEqualTo(77);
                    assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_TIMEOUT))
                            .hasSeconds(1);
                    assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_ACQUIRE_TIMEOUT))
                            .hasSeconds(2);
                    assertThat(options.get(SdkHttpConfigurationOption.READ_TIMEOUT))
                            .hasSeconds(3);
                    assertThat(options.get(SdkHttpConfigurationOption.WRITE_TIMEOUT))
                            .hasSeconds(4);
                });
    }

    @Test
    void moreConcurrencyThanConnectionsStopsTheStart() {
        runner.withPropertyValues("dynox.http.max-connections=20")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("dynox.write.concurrency must not be above dynox.http.max-connections (20),"
                                + " but is 32"));
    }

    @Test
    void moreEventLoopsThanConnectionsStopTheStartBeforeOneIsMade() {
        runner.withPropertyValues("dynox.http.event-loop-threads=101")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("dynox.http.event-loop-threads must not be above dynox.http.max-connections"
                                + " (100), but is 101"));
    }

    @Test
    @ProvesProperty({"dynox.credentials.access-key", "dynox.credentials.secret-key", "dynox.credentials.session-token"})
    void staticCredentialsSignWithoutBeingShown(CapturedOutput output) {
        runner.withPropertyValues(
                        "dynox.credentials.access-key=AKIAVISIBLE",
                        "dynox.credentials.secret-key=hush",
                        "dynox.credentials.session-token=whisper")
                .run(context -> {
                    assertThat(credentials(context.getBean(DynamoDbAsyncClient.class)))
                            .isInstanceOfSatisfying(AwsSessionCredentialsIdentity.class, identity -> {
                                assertThat(identity.accessKeyId()).isEqualTo("AKIAVISIBLE");
                                assertThat(identity.secretAccessKey()).isEqualTo("hush");
                                assertThat(identity.sessionToken()).isEqualTo("whisper");
                            });
                    assertThat(output.getAll()).doesNotContain("hush", "whisper");
                });
    }

    @Test
    @ProvesProperty("dynox.credentials.profile")
    void profileOfTheFilesSigns(@TempDir Path files) throws Exception {
        Path credentials = Files.writeString(
                files.resolve("credentials"), "[import]\naws_access_key_id=AKIAPROFILE\naws_secret_access_key=hush\n");
        ApplicationContextRunner withFiles = runner.withSystemProperties(
                "aws.sharedCredentialsFile=" + credentials, "aws.configFile=" + files.resolve("none"));

        withFiles
                .withPropertyValues("dynox.credentials.profile=import")
                .run(context -> assertThat(credentials(context.getBean(DynamoDbAsyncClient.class))
                                .accessKeyId())
                        .isEqualTo("AKIAPROFILE"));
        withFiles
                .withPropertyValues("dynox.credentials.profile=export")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("dynox.credentials.profile must be a profile of the AWS configuration files, "
                                + "but they hold no 'export'; they hold [import]"));
    }

    @Test
    void credentialsAndRegionOfOtherBeansAreUsed() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
                .withUserConfiguration(Providers.class)
                .run(context -> {
                    DynamoDbAsyncClient client = context.getBean(DynamoDbAsyncClient.class);

                    assertThat(configuration(client).region()).isEqualTo(Region.SA_EAST_1);
                    assertThat(credentials(client).accessKeyId()).isEqualTo("AKIABEAN");
                });
    }

    @Test
    void propertiesWinOverOtherBeans() {
        runner.withUserConfiguration(Providers.class)
                .withPropertyValues("dynox.credentials.access-key=AKIAOWN", "dynox.credentials.secret-key=s")
                .run(context -> {
                    DynamoDbAsyncClient client = context.getBean(DynamoDbAsyncClient.class);

                    assertThat(configuration(client).region()).isEqualTo(Region.EU_CENTRAL_1);
                    assertThat(credentials(client).accessKeyId()).isEqualTo("AKIAOWN");
                });
    }

    @Test
    void noBeanIsDeclaredThatSpringCloudAwsWouldBackOffFrom() {
        runner.withPropertyValues("dynox.credentials.access-key=a", "dynox.credentials.secret-key=s")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(AwsCredentialsProvider.class)
                        .doesNotHaveBean(AwsRegionProvider.class));
    }

    @Test
    void connectionDetailsReplaceTheProperties() {
        runner.withPropertyValues("dynox.endpoint=http://localhost:1")
                .withBean(DynoxConnectionDetails.class, ContainerDetails::new)
                .run(context -> {
                    DynamoDbServiceClientConfiguration client =
                            configuration(context.getBean(DynamoDbAsyncClient.class));

                    assertThat(client.endpointOverride()).contains(URI.create("http://localhost:4566"));
                    assertThat(client.region()).isEqualTo(Region.US_WEST_2);
                    assertThat(context).hasSingleBean(DynoxConnectionDetails.class);
                });
    }

    @Test
    void customizersComeAfterThePropertiesAndInOrder() {
        runner.withUserConfiguration(Customizers.class)
                .run(context -> assertThat(configuration(context.getBean(DynamoDbAsyncClient.class))
                                .region())
                        .isEqualTo(Region.CA_CENTRAL_1));
    }

    @Test
    void existingClientIsUsedInstead() {
        DynamoDbAsyncClient existing = new DynamoDbAsyncClient() {
            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
        runner.withBean("mine", DynamoDbAsyncClient.class, () -> existing).run(context -> {
            assertThat(context).getBean(DynamoDbAsyncClient.class).isSameAs(existing);
            assertThat(context.getBeanFactory().containsSingleton("dynoxHttpClients"))
                    .as("an event loop that nobody uses")
                    .isFalse();
        });
    }

    @Test
    void withoutNettyTheSdkLooksForAnotherHttpClient() {
        SdkAsyncHttpClient other = new SdkAsyncHttpClient() {
            @Override
            public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
                return CompletableFuture.failedFuture(new UnsupportedOperationException());
            }

            @Override
            public void close() {}
        };
        runner.withClassLoader(new FilteredClassLoader(NettyNioAsyncHttpClient.class))
                .withBean(DynoxClientCustomizer.class, () -> builder -> builder.httpClient(other))
                .run(context -> assertThat(context)
                        .hasSingleBean(DynamoDbAsyncClient.class)
                        .doesNotHaveBean(HttpClients.class));
    }

    @Test
    void closingTheContextIsQuick() {
        long[] begin = new long[1];
        runner.run(context -> {
            assertThat(context).hasSingleBean(DynamoDbAsyncClient.class);
            begin[0] = System.nanoTime();
        });

        assertThat(Duration.ofNanos(System.nanoTime() - begin[0])).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void missingRegionStopsTheStart(@TempDir Path files) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
                .withSystemProperties(
                        "aws.disableEc2Metadata=true",
                        "aws.sharedCredentialsFile=" + files.resolve("none"),
                        "aws.configFile=" + files.resolve("none"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining(RegionMissingException.class.getName()));
    }

    private static AttributeMap httpOptions(HttpClients clients) {
        Object options = ReflectionTestUtils.getField(clients.builder(), "standardOptions");
        assertThat(options).isInstanceOf(AttributeMap.Builder.class);
        return ((AttributeMap.Builder) Objects.requireNonNull(options)).build();
    }

    private static DynamoDbServiceClientConfiguration configuration(DynamoDbAsyncClient client) {
        return client.serviceClientConfiguration();
    }

    private static AwsCredentialsIdentity credentials(DynamoDbAsyncClient client) {
        return configuration(client).credentialsProvider().resolveIdentity().join();
    }

    @Configuration(proxyBeanMethods = false)
    static class Providers {

        @Bean
        AwsCredentialsProvider credentialsProvider() {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIABEAN", "s"));
        }

        @Bean
        AwsRegionProvider regionProvider() {
            return () -> Region.SA_EAST_1;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Customizers {

        @Bean
        @Order(2)
        DynoxClientCustomizer second() {
            return builder -> builder.region(Region.CA_CENTRAL_1);
        }

        @Bean
        @Order(1)
        DynoxClientCustomizer first() {
            return builder -> builder.region(Region.AP_EAST_1);
        }
    }

    private static final class ContainerDetails implements DynoxConnectionDetails {

        @Override
        public URI endpoint() {
            return URI.create("http://localhost:4566");
        }

        @Override
        public String region() {
            return "us-west-2";
        }
    }
}
