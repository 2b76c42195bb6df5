package io.dynox.test;

import io.dynox.test.internal.streams.StreamService;
import io.dynox.test.internal.streams.Streams;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

/**
 * Where requests to a database go: to the operations on tables and items, or to those on streams. Thread-safe.
 */
final class Endpoint {

    private final Service service;
    private final ProvisionedService provisioned;
    private final StreamService streamService;
    private final DynamoDbStreamsAsyncClient streams;

    Endpoint(Service service, ProvisionedService provisioned, Streams streams) {
        this.service = service;
        this.provisioned = provisioned;
        this.streamService = new LoggedStreams(service);
        this.streams = streams.asyncClient(streamService);
    }

    /** The reply to a request on tables or items. */
    CompletableFuture<DynamoDbResponse> send(DynamoDbRequest request) {
        return service.send(request, provisioned::execute);
    }

    /** What clients of the streams talk to. */
    StreamService streamService() {
        return streamService;
    }

    /** The asynchronous client of the streams. */
    DynamoDbStreamsAsyncClient streams() {
        return streams;
    }

    /** The reply to any request. */
    CompletableFuture<? extends AwsResponse> sendAny(AwsRequest request) {
        if (request instanceof DynamoDbRequest ofTables) {
            return send(ofTables);
        }
        if (request instanceof ListStreamsRequest list) {
            return streams.listStreams(list);
        }
        if (request instanceof DescribeStreamRequest describe) {
            return streams.describeStream(describe);
        }
        if (request instanceof GetShardIteratorRequest iterator) {
            return streams.getShardIterator(iterator);
        }
        if (request instanceof GetRecordsRequest records) {
            return streams.getRecords(records);
        }
        throw new UnsupportedOperationException("InMemoryDynamoDb does not support "
                + request.getClass().getSimpleName().replaceFirst("Request$", ""));
    }
}
