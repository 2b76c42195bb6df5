package io.dynox.test.internal.streams;

import io.dynox.test.internal.client.Replies;
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
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The synchronous client. Thread-safe. */
final class StreamsClient implements DynamoDbStreamsClient {

    private final StreamOperations operations;
    private final StreamService service;

    StreamsClient(StreamOperations operations, StreamService service) {
        this.operations = operations;
        this.service = service;
    }

    @Override
    public ListStreamsResponse listStreams(ListStreamsRequest request) {
        return await(operations::listStreams, request, ListStreamsResponse.class);
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        return await(operations::describeStream, request, DescribeStreamResponse.class);
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return await(operations::getShardIterator, request, GetShardIteratorResponse.class);
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return await(operations::getRecords, request, GetRecordsResponse.class);
    }

    private <I extends AwsRequest, O extends DynamoDbStreamsResponse> O await(
            Function<I, O> operation, I request, Class<O> type) {
        return Replies.await(service.send(request, () -> StreamCall.run(operation, request, type)));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
