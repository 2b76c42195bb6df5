package io.dynox.test;

import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * How clients of tests reach their database: directly, or, with {@code -Ddynox.test.server=true}, over HTTP in the way that
 * {@code -Ddynox.transport} names, {@code wire} if none. Tests of the starter take the same properties.
 */
public final class Ways {

    /** One for all tests: closing a Netty client takes two seconds. Its threads are daemons. */
    private static final class Http {
        private static final SdkAsyncHttpClient CLIENT = NettyNioAsyncHttpClient.create();
    }

    private Ways() {}

    /** A client of a database; its server, if it has one, ends with the tests. */
    public static DynoxClientBuilder to(InMemoryDynamoDb dynamo) {
        if (!Boolean.getBoolean("dynox.test.server")) {
            return DynoxClient.builder(dynamo.asyncClient());
        }
        DynoxClientBuilder builder = DynoxClient.builder(DynamoDbAsyncClient.builder()
                .endpointOverride(dynamo.serve(0).endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(Http.CLIENT)
                .build());
        return System.getProperty("dynox.transport", "wire").equals("sdk") ? builder : overTheWire(builder);
    }

    /** Lets a client send without the SDK's model objects. */
    public static DynoxClientBuilder overTheWire(DynoxClientBuilder builder) {
        return builder.wire(Http.CLIENT);
    }
}
