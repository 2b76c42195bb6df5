package io.dynox.autoconfigure.container;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What the environment variables of a container say about region and credentials. A local DynamoDB takes any, but may keep a
 * database for each; the defaults are those of Testcontainers' LocalStack, so that clients of others see the same tables.
 * Immutable.
 */
record LocalEnvironment(Map<String, String> variables) {

    LocalEnvironment {
        variables = Map.copyOf(variables);
    }

    String region() {
        return variables.getOrDefault("AWS_DEFAULT_REGION", variables.getOrDefault("DEFAULT_REGION", "us-east-1"));
    }

    AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                variables.getOrDefault("AWS_ACCESS_KEY_ID", "test"),
                variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "test")));
    }

    static URI endpoint(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }
}
