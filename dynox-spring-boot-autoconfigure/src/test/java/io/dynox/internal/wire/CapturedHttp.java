package io.dynox.internal.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** An HTTP client that keeps the last request, and answers it with what is set, in small pieces. */
final class CapturedHttp implements SdkAsyncHttpClient {

    private static final int PIECE = 97;

    @Nullable
    SdkHttpRequest request;

    byte[] body = {};
    byte[] reply =
            "{\"UnprocessedItems\":{},\"Responses\":{},\"Count\":0}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(200);

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest asked) {
        request = asked.request();
        CompletableFuture<Void> answered = new CompletableFuture<>();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        asked.requestContentPublisher().subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                sent.writeBytes(bytes);
            }

            @Override
            public void onError(Throwable failure) {
                answered.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                body = sent.toByteArray();
                asked.responseHandler().onHeaders(response.build());
                asked.responseHandler().onStream(pieces(ByteBuffer.wrap(reply), answered));
            }
        });
        return answered;
    }

    private static Publisher<ByteBuffer> pieces(ByteBuffer all, CompletableFuture<Void> answered) {
        return subscriber -> subscriber.onSubscribe(new Subscription() {
            private long demand;
            private boolean busy;

            @Override
            public void request(long n) {
                demand = n == Long.MAX_VALUE ? n : demand + n;
                if (busy) {
                    return;
                }
                busy = true;
                while (demand > 0 && all.hasRemaining()) {
                    demand--;
                    byte[] piece = new byte[Math.min(PIECE, all.remaining())];
                    all.get(piece);
                    subscriber.onNext(ByteBuffer.wrap(piece));
                }
                busy = false;
                if (!all.hasRemaining() && !answered.isDone()) {
                    answered.complete(null);
                    subscriber.onComplete();
                }
            }

            @Override
            public void cancel() {
                all.position(all.limit());
            }
        });
    }

    @Override
    public void close() {}
}
