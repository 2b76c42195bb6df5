package io.dynox.autoconfigure.container;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The images with a DynamoDB in them, by the name that a service connection has, and the port that each listens on. */
enum LocalImage {
    LOCALSTACK("localstack/localstack", 4566),
    LOCALSTACK_PRO("localstack/localstack-pro", 4566),
    DYNAMODB_LOCAL("amazon/dynamodb-local", 8000),
    /** The same in the public gallery of ECR. */
    DYNAMODB_LOCAL_OF_ECR("aws-dynamodb-local/aws-dynamodb-local", 8000),
    FLOCI("floci/floci", 4566),
    MINISTACK("ministackorg/ministack", 4566),
    MOTO("motoserver/moto", 5000);

    private final String connectionName;
    private final int port;

    LocalImage(String connectionName, int port) {
        this.connectionName = connectionName;
        this.port = port;
    }

    /** The name of the image without registry and tag. */
    String connectionName() {
        return connectionName;
    }

    /** The port inside the container. */
    int port() {
        return port;
    }

    static Optional<LocalImage> named(String connectionName) {
        return Arrays.stream(values())
                .filter(image -> image.connectionName.equals(connectionName))
                .findFirst();
    }

    static List<String> connectionNames() {
        return Arrays.stream(values()).map(LocalImage::connectionName).toList();
    }
}
