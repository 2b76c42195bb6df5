package io.dynox.internal.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** The content of a request, in one piece. Immutable. */
final class RequestContent implements SdkHttpContentPublisher {

    private final RequestBody body;

    RequestContent(RequestBody body) {
        this.body = body;
    }

    @Override
    public Optional<Long> contentLength() {
        return Optional.of((long) body.length());
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Subscription() {
            private boolean done;

            @Override
            public void request(long n) {
                if (done) {
                    return;
                }
                done = true;
                if (n <= 0) {
                    subscriber.onError(new IllegalArgumentException("a demand must be above zero, but is " + n));
                    return;
                }
                subscriber.onNext(ByteBuffer.wrap(body.bytes(), 0, body.length()));
                subscriber.onComplete();
            }

            @Override
            public void cancel() {
                done = true;
            }
        });
    }
}
