package io.dynox.test.internal.streams;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

/** The asynchronous client. Thread-safe. */
final class StreamsAsyncClient implements DynamoDbStreamsAsyncClient {

    private final StreamOperations operations;
    private final StreamService service;

    StreamsAsyncClient(StreamOperations operations, StreamService service) {
        this.operations = operations;
        this.service = service;
    }

    @Override
    public CompletableFuture<ListStreamsResponse> listStreams(ListStreamsRequest request) {
        return run(operations::listStreams, request, ListStreamsResponse.class);
    }

    @Override
    public CompletableFuture<DescribeStreamResponse> describeStream(DescribeStreamRequest request) {
        return run(operations::describeStream, request, DescribeStreamResponse.class);
    }

    @Override
    public CompletableFuture<GetShardIteratorResponse> getShardIterator(GetShardIteratorRequest request) {
        return run(operations::getShardIterator, request, GetShardIteratorResponse.class);
    }

    @Override
    public CompletableFuture<GetRecordsResponse> getRecords(GetRecordsRequest request) {
        return run(operations::getRecords, request, GetRecordsResponse.class);
    }

    private <I extends AwsRequest, O extends DynamoDbStreamsResponse> CompletableFuture<O> run(
            Function<I, O> operation, I request, Class<O> type) {
        return service.send(request, () -> StreamCall.run(operation, request, type));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
