package io.dynox.internal.sdk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SimpleSubscriber;

/** An HTTP layer that answers each request alike and records the bodies. */
final class ScriptedHttp implements SdkAsyncHttpClient {

    final List<byte[]> bodies = new ArrayList<>();
    private final int status;
    private final String reply;

    ScriptedHttp(int status, String reply) {
        this.status = status;
        this.reply = reply;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        List<ByteBuffer> parts = new ArrayList<>();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        request.requestContentPublisher().subscribe(new Collector(parts, sent));
        return sent.thenRun(() -> {
            byte[] body =
                    new byte[parts.stream().mapToInt(ByteBuffer::remaining).sum()];
            ByteBuffer all = ByteBuffer.wrap(body);
            parts.forEach(all::put);
            bodies.add(body);
            byte[] answer = reply.getBytes(StandardCharsets.UTF_8);
            request.responseHandler()
                    .onHeaders(SdkHttpResponse.builder()
                            .statusCode(status)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .putHeader("Content-Length", Integer.toString(answer.length))
                            .build());
            request.responseHandler().onStream(once(ByteBuffer.wrap(answer)));
        });
    }

    private static Publisher<ByteBuffer> once(ByteBuffer content) {
        return subscriber -> subscriber.onSubscribe(new Subscription() {
            private boolean done;

            @Override
            public void request(long n) {
                if (!done) {
                    done = true;
                    subscriber.onNext(content);
                    subscriber.onComplete();
                }
            }

            @Override
            public void cancel() {
                done = true;
            }
        });
    }

    @Override
    public void close() {}

    private static final class Collector implements Subscriber<ByteBuffer> {

        private final SimpleSubscriber target;
        private final CompletableFuture<Void> sent;

        Collector(List<ByteBuffer> parts, CompletableFuture<Void> sent) {
            this.target = new SimpleSubscriber(parts::add);
            this.sent = sent;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            target.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            target.onNext(part);
        }

        @Override
        public void onError(Throwable failure) {
            sent.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            sent.complete(null);
        }
    }
}
