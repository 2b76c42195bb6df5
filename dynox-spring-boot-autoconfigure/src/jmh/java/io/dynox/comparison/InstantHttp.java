package io.dynox.comparison;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** An HTTP client that answers at once, without a network, that all writes are done. */
final class InstantHttp implements SdkAsyncHttpClient {

    private static final byte[] DONE = "{\"UnprocessedItems\":{}}".getBytes(StandardCharsets.UTF_8);
    private static final SdkHttpResponse OK =
            SdkHttpResponse.builder().statusCode(200).build();

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        request.requestContentPublisher().subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {}

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {
                request.responseHandler().onHeaders(OK);
                request.responseHandler().onStream(once());
            }
        });
        return CompletableFuture.completedFuture(null);
    }

    private static Publisher<ByteBuffer> once() {
        return subscriber -> subscriber.onSubscribe(new Subscription() {
            private boolean done;

            @Override
            public void request(long n) {
                if (!done) {
                    done = true;
                    subscriber.onNext(ByteBuffer.wrap(DONE));
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
}
