package io.dynox.test.contract;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynox.test.InMemoryDynamoDb;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

/** Who answers the contract: the in-memory database, directly and behind its server, and an independent server where one is named. */
enum Backend {
    IN_MEMORY {
        @Override
        Opened open() {
            InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
            return new Opened(dynamo.asyncClient(), dynamo::streamsAsyncClient);
        }
    },
    /** The in-memory database behind its own server, through the SDK's real client. */
    SERVED {
        @Override
        Opened open() {
            return new Opened(OwnServer.CLIENT, () -> OwnServer.STREAMS);
        }
    },
    /** An independent server. */
    OVER_HTTP {
        @Override
        Opened open() {
            String endpoint = System.getProperty("dynox.contract.endpoint", "");
            assumeTrue(
                    !endpoint.isEmpty(),
                    "Skipped: set -Ddynox.contract.endpoint=http://host:port to run this against a server");
            return new Opened(
                    ServerClient.CLIENT, () -> abort("Skipped: the independent server is not asked for its streams"));
        }
    };

    abstract Opened open();

    /** The clients of one database. */
    record Opened(DynamoDbAsyncClient client, Supplier<DynamoDbStreamsAsyncClient> streams) {}

    private static DynamoDbAsyncClient client(URI endpoint) {
        return at(endpoint, DynamoDbAsyncClient.builder()).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("contract", "contract")))
                .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofSeconds(30)));
    }

    /** One client for all tests: closing a Netty client takes two seconds. */
    private static final class ServerClient {

        private static final DynamoDbAsyncClient CLIENT =
                client(URI.create(System.getProperty("dynox.contract.endpoint", "")));

        private ServerClient() {}
    }

    /** As above; its threads are daemons. */
    private static final class OwnServer {

        private static final URI ENDPOINT = InMemoryDynamoDb.create().serve(0).endpoint();
        private static final DynamoDbAsyncClient CLIENT = client(ENDPOINT);
        private static final DynamoDbStreamsAsyncClient STREAMS =
                at(ENDPOINT, DynamoDbStreamsAsyncClient.builder()).build();

        private OwnServer() {}
    }
}
