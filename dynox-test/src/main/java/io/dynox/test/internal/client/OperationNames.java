package io.dynox.test.internal.client;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The names of DynamoDB's operations, so that a misspelt one doesn't pass for one that never happens. Stateless. */
public final class OperationNames {

    private static final Set<String> NAMES = Stream.of(DynamoDbClient.class, DynamoDbStreamsClient.class)
            .flatMap(client -> Stream.of(client.getMethods()))
            .filter(OperationNames::isOperation)
            .map(Method::getName)
            .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
            .collect(Collectors.toUnmodifiableSet());

    private OperationNames() {}

    /**
     * The name, if there is such an operation.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static String checked(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no operation of DynamoDB; operations are named as in the"
                            + " service's API, such as BatchWriteItem");
        }
        return name;
    }

    private static boolean isOperation(Method method) {
        return method.getParameterCount() == 1
                && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && AwsResponse.class.isAssignableFrom(method.getReturnType());
    }
}
