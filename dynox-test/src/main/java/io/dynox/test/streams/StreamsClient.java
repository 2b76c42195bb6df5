package io.dynox.test.streams;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The synchronous client. Thread-safe. */
final class StreamsClient implements DynamoDbStreamsClient {

    private final StreamOperations operations;

    StreamsClient(StreamOperations operations) {
        this.operations = operations;
    }

    @Override
    public ListStreamsResponse listStreams(ListStreamsRequest request) {
        return StreamCall.run(operations::listStreams, request, ListStreamsResponse.class);
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        return StreamCall.run(operations::describeStream, request, DescribeStreamResponse.class);
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return StreamCall.run(operations::getShardIterator, request, GetShardIteratorResponse.class);
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return StreamCall.run(operations::getRecords, request, GetRecordsResponse.class);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
