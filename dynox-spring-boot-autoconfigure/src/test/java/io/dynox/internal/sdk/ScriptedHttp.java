package io.dynox.internal.sdk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SimpleSubscriber;

/** An HTTP layer that answers by a script and records the bodies. */
final class ScriptedHttp implements SdkAsyncHttpClient {

    final List<byte[]> bodies = new ArrayList<>();
    private final Function<SdkHttpRequest, Reply> script;

    /** What comes back; {@code date} is the header of the service's time, in its own format. */
    record Reply(int status, String body, String date) {}

    ScriptedHttp(int status, String reply) {
        this(request -> new Reply(status, reply, ""));
    }

    ScriptedHttp(Function<SdkHttpRequest, Reply> script) {
        this.script = script;
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
            Reply reply = script.apply(request.request());
            byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
            request.responseHandler()
                    .onHeaders(SdkHttpResponse.builder()
                            .statusCode(reply.status())
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .putHeader("Date", reply.date())
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
