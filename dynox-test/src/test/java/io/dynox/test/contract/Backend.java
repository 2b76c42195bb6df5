package io.dynox.test.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynox.test.InMemoryDynamoDb;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Who answers the contract: the in-memory database, directly and behind its server, and an independent server where one is named. */
enum Backend {
    IN_MEMORY {
        @Override
        DynamoDbAsyncClient open() {
            return InMemoryDynamoDb.create().asyncClient();
        }
    },
    /** The in-memory database behind its own server, through the SDK's real client. */
    SERVED {
        @Override
        DynamoDbAsyncClient open() {
            return OwnServer.CLIENT;
        }
    },
    /** An independent server. */
    OVER_HTTP {
        @Override
        DynamoDbAsyncClient open() {
            String endpoint = System.getProperty("dynox.contract.endpoint", "");
            assumeTrue(
                    !endpoint.isEmpty(),
                    "Skipped: set -Ddynox.contract.endpoint=http://host:port to run this against a server");
            return ServerClient.CLIENT;
        }
    };

    abstract DynamoDbAsyncClient open();

    private static DynamoDbAsyncClient client(URI endpoint) {
        return DynamoDbAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("contract", "contract")))
                .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofSeconds(30)))
                .build();
    }

    /** One client for all tests: closing a Netty client takes two seconds. */
    private static final class ServerClient {

        private static final DynamoDbAsyncClient CLIENT =
                client(URI.create(System.getProperty("dynox.contract.endpoint", "")));

        private ServerClient() {}
    }

    /** As above; its threads are daemons. */
    private static final class OwnServer {

        private static final DynamoDbAsyncClient CLIENT =
                client(InMemoryDynamoDb.create().serve(0).endpoint());

        private OwnServer() {}
    }
}
