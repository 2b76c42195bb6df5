package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.client.DynoxClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What {@code dynox.transport} chooses, and when the wire gives way. */
@ExtendWith(OutputCaptureExtension.class)
class TransportPropertyTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(DynoxAutoConfigurations.all())
            .withPropertyValues(
                    "dynox.region=eu-central-1",
                    "dynox.endpoint=http://127.0.0.1:1",
                    "dynox.credentials.access-key=a",
                    "dynox.credentials.secret-key=b");

    @Test
    void theWireIsTheDefaultForClientsOfDynox(CapturedOutput output) {
        runner.run(context ->
                assertThat(context.getBean(DynoxClient.class).transport()).isEqualTo("wire"));

        assertThat(output).doesNotContain("dynox.transport");
    }

    @Test
    void theSdkIsTheDefaultForClientsOfTheApplication(CapturedOutput output) {
        runner.withBean(DynamoDbAsyncClient.class, TransportPropertyTest::client)
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("sdk"));

        assertThat(output).doesNotContain("dynox.transport");
    }

    @Test
    void theWireIsTakenForClientsOfTheApplicationOnRequest() {
        runner.withPropertyValues("dynox.transport=wire")
                .withBean(DynamoDbAsyncClient.class, TransportPropertyTest::client)
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("wire"));
    }

    private static DynamoDbAsyncClient client() {
        return DynamoDbAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build();
    }

    @Test
    void theSdkIsTakenOnRequest() {
        runner.withPropertyValues("dynox.transport=sdk")
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("sdk"));
    }

    /** It may go through a proxy, or log what is sent. */
    @Test
    void theWireGivesWayToAnotherHttpClient(CapturedOutput output) {
        runner.withBean(
                        DynoxClientCustomizer.class,
                        () -> builder -> builder.httpClientBuilder(NettyNioAsyncHttpClient.builder()))
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("sdk"));

        assertThat(output)
                .contains("dynox.transport is auto, but requests are sent by the AWS SDK's client, as a"
                        + " DynoxClientCustomizer has set another HTTP client");
    }

    @Test
    @ProvesProperty("dynox.transport")
    void theWireIsTakenOnRequest() {
        runner.withPropertyValues("dynox.transport=wire")
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("wire"));
    }

    @Test
    void theWireGivesWayToInterceptors(CapturedOutput output) {
        runner.withPropertyValues("dynox.transport=wire")
                .withBean(
                        DynoxClientCustomizer.class,
                        () -> builder -> builder.overrideConfiguration(
                                override -> override.addExecutionInterceptor(new ExecutionInterceptor() {})))
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("sdk"));

        assertThat(output)
                .contains(
                        "dynox.transport is wire, but requests are sent by the AWS SDK's client, as the DynamoDB client"
                                + " has the execution interceptor " + getClass().getName());
    }

    @Test
    void theWireGivesWayToClientsThatArentTheSdks(CapturedOutput output) {
        runner.withPropertyValues("dynox.transport=wire")
                .withBean(DynamoDbAsyncClient.class, FakeDynamoDb::confirming)
                .run(context -> assertThat(context.getBean(DynoxClient.class).transport())
                        .isEqualTo("sdk"));

        assertThat(output).contains("as the DynamoDB client isn't one of the AWS SDK");
    }
}
