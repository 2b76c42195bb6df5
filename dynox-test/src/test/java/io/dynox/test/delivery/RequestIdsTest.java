package io.dynox.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchWriteException;
import io.dynox.DynoxException;
import io.dynox.FailedWrite;
import io.dynox.Query;
import io.dynox.RetryPolicy;
import io.dynox.WriteMode;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.event.BatchListener;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Replies, failed writes and exceptions carry the id that the service gave to the request. */
class RequestIdsTest {

    private static final WriteOptions ONE_ATTEMPT = WriteOptions.builder()
            .retry(RetryPolicy.builder()
                    .maxAttempts(1)
                    .baseDelay(Duration.ofMillis(1))
                    .build())
            .build();

    /** One for all tests: closing a Netty client takes two seconds. Its threads are daemons. */
    private static final SdkAsyncHttpClient HTTP = NettyNioAsyncHttpClient.create();

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    private final Ids ids = new Ids();
    private final Replies replies = new Replies();

    record User(
            @DynamoDbPartitionKey String pk,
            @DynamoDbVersionAttribute Long version) {}

    enum Way {
        IN_MEMORY,
        SDK,
        WIRE
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void eachReplySaysTheIdOfItsRequest(Way way) {
        dynamo.createTable("users", Key.string("pk"));
        try (DynoxClient dynox = client(way)) {
            var users = dynox.operations().sync().table("users");

            users.batchWrite(items(60), List.of());
            users.batchGet(items(120).stream()
                    .map(item -> Map.of("pk", item.get("pk")))
                    .toList());
            assertThat(users.scan()).hasSize(60);
            assertThat(users.query(Query.partition("1").build())).hasSize(1);
            dynox.operations()
                    .sync()
                    .table("users", User.class)
                    .with(WriteOptions.builder().mode(WriteMode.CONDITIONAL).build())
                    .batchWrite(List.of(new User("a", null)), List.of(Map.of("pk", "1")));
        }

        assertThat(replies.ids)
                .hasSizeGreaterThanOrEqualTo(8)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertTheyAreTheServices(way, replies.ids);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aWriteThatWasLeftUnprocessedNamesItsLastRequest(Way way) {
        dynamo.createTable("users", Key.string("pk"));
        dynamo.faults().unprocessed(1);
        try (DynoxClient dynox = client(way)) {
            BatchWriteException failure = catchThrowableOfType(
                    BatchWriteException.class,
                    () -> dynox.operations()
                            .sync()
                            .table("users")
                            .with(ONE_ATTEMPT)
                            .batchWrite(items(1), List.of()));

            String id = replies.ids.get(replies.ids.size() - 1);
            assertThat(id).isNotNull();
            assertThat(failure.result().failures())
                    .extracting(failed -> failed.requestId().orElse(null))
                    .containsExactly(id);
            assertThat(replies.givenUp).containsExactly(id);
            assertTheyAreTheServices(way, List.of(id));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aRefusalNamesTheRequestInItsFieldAndItsMessage(Way way) {
        try (DynoxClient dynox = client(way)) {
            BatchWriteException failure = catchThrowableOfType(
                    BatchWriteException.class,
                    () -> dynox.operations()
                            .sync()
                            .table("absent")
                            .with(ONE_ATTEMPT)
                            .batchWrite(items(1), List.of()));

            FailedWrite failed = failure.result().failures().get(0);
            String id = failed.requestId().orElseThrow();
            assertThat(replies.ids).containsExactly(id);
            assertThat(failed.cause())
                    .isInstanceOf(DynoxException.class)
                    .hasMessageEndingWith("(request id " + id + ")");
            assertThat(((DynoxException) failed.cause()).requestId()).contains(id);
            assertTheyAreTheServices(way, List.of(id));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aFailedReadNamesTheRequest(Way way) {
        try (DynoxClient dynox = client(way)) {
            DynoxException failure = catchThrowableOfType(
                    DynoxException.class,
                    () -> dynox.operations().sync().table("absent").scan().toList());

            // of the four segments, each of which fails
            assertThat(failure.requestId()).isPresent().get().isIn(replies.ids);
            assertTheyAreTheServices(way, replies.ids);
        }
    }

    private void assertTheyAreTheServices(Way way, List<String> said) {
        if (way != Way.IN_MEMORY) {
            assertThat(ids.given).containsAll(said);
        }
    }

    private DynoxClient client(Way way) {
        DynoxClientBuilder builder = DynoxClient.builder(
                way == Way.IN_MEMORY
                        ? dynamo.asyncClient()
                        : DynamoDbAsyncClient.builder()
                                .endpointOverride(dynamo.serve(0).endpoint())
                                .region(Region.US_EAST_1)
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                                .httpClient(ids)
                                .build());
        return (way == Way.WIRE ? builder.wire(ids) : builder)
                .tableKeys("absent", "pk")
                .listeners(List.of(replies))
                .build();
    }

    private static List<Map<String, Object>> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("pk", Integer.toString(i)))
                .toList();
    }

    /** What the listeners are told. */
    private static final class Replies implements BatchListener {

        private final List<String> ids = Collections.synchronizedList(new ArrayList<>());
        private final List<String> givenUp = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void replyReceived(ReplyReceived event) {
            ids.add(event.requestId());
        }

        @Override
        public void givenUp(GivenUp event) {
            givenUp.add(event.requestId());
        }
    }

    /** Keeps the ids that replies have in their heads. */
    private static final class Ids implements SdkAsyncHttpClient {

        private final List<String> given = Collections.synchronizedList(new ArrayList<>());

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            SdkAsyncHttpResponseHandler reader = request.responseHandler();
            return HTTP.execute(AsyncExecuteRequest.builder()
                    .request(request.request())
                    .requestContentPublisher(request.requestContentPublisher())
                    .fullDuplex(request.fullDuplex())
                    .responseHandler(new SdkAsyncHttpResponseHandler() {
                        @Override
                        public void onHeaders(SdkHttpResponse headers) {
                            headers.firstMatchingHeader("x-amzn-RequestId").ifPresent(given::add);
                            reader.onHeaders(headers);
                        }

                        @Override
                        public void onStream(Publisher<ByteBuffer> stream) {
                            reader.onStream(stream);
                        }

                        @Override
                        public void onError(Throwable error) {
                            reader.onError(error);
                        }
                    })
                    .build());
        }

        @Override
        public void close() {}
    }
}
