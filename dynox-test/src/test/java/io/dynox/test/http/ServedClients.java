package io.dynox.test.http;

import io.dynox.test.DynoxServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The SDK's real clients of a server. They share their HTTP clients, which live as long as the process. Stateless. */
public final class ServedClients {

    private static final SdkAsyncHttpClient NETTY = NettyNioAsyncHttpClient.create();
    static final SdkHttpClient APACHE = Apache5HttpClient.create();
    static final SdkHttpClient URL_CONNECTION = UrlConnectionHttpClient.create();

    private ServedClients() {}

    public static DynamoDbAsyncClient async(DynoxServer server) {
        return at(server, DynamoDbAsyncClient.builder().httpClient(NETTY)).build();
    }

    public static DynamoDbClient sync(DynoxServer server) {
        return at(server, DynamoDbClient.builder().httpClient(APACHE)).build();
    }

    static DynamoDbClient sync(DynoxServer server, SdkHttpClient http) {
        return at(server, DynamoDbClient.builder().httpClient(http)).build();
    }

    static DynamoDbStreamsClient syncStreams(DynoxServer server, SdkHttpClient http) {
        return at(server, DynamoDbStreamsClient.builder().httpClient(http)).build();
    }

    static DynamoDbStreamsAsyncClient asyncStreams(DynoxServer server) {
        return at(server, DynamoDbStreamsAsyncClient.builder().httpClient(NETTY))
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(DynoxServer server, B builder) {
        return builder.endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "secret")))
                .overrideConfiguration(
                        c -> c.retryStrategy(software.amazon.awssdk.awscore.retry.AwsRetryStrategy.doNotRetry()));
    }
}
