package io.dynox.internal.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** The content of a request, in one piece. Immutable. */
final class RequestContent implements SdkHttpContentPublisher {

    private final byte[] body;

    RequestContent(byte[] body) {
        this.body = body;
    }

    byte[] body() {
        return body;
    }

    @Override
    public Optional<Long> contentLength() {
        return Optional.of((long) body.length);
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
                subscriber.onNext(ByteBuffer.wrap(body));
                subscriber.onComplete();
            }

            @Override
            public void cancel() {
                done = true;
            }
        });
    }
}
