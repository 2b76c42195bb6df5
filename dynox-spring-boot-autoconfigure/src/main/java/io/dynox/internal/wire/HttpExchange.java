package io.dynox.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/**
 * One request and its reply over an HTTP client. The content is small, 16 MB at most, so that it is asked for at once.
 * Thread-safe: the HTTP client calls it in order.
 */
final class HttpExchange implements SdkAsyncHttpResponseHandler, Subscriber<ByteBuffer> {

    private static final int FIRST_BYTES = 1024;
    private static final int MAX_FIRST_BYTES = 32 << 20;

    private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();
    private @Nullable SdkHttpResponse head;
    private byte[] content = {};
    private int length;

    private HttpExchange() {}

    /** Sends a request, and returns the reply; cancelling it ends the request. */
    static CompletableFuture<HttpReply> send(SdkAsyncHttpClient client, SdkHttpRequest request, RequestBody body) {
        HttpExchange exchange = new HttpExchange();
        CompletableFuture<Void> sent = client.execute(AsyncExecuteRequest.builder()
                .request(request)
                .requestContentPublisher(new RequestContent(body))
                .responseHandler(exchange)
                .build());
        CompletableFuture<?> unused = sent.whenComplete((done, failure) -> {
            if (failure != null) {
                exchange.onError(failure);
            }
        });
        CompletableFuture<?> unusedReply = exchange.reply.whenComplete((reply, failure) -> {
            if (failure != null) {
                sent.cancel(true);
            }
        });
        return exchange.reply;
    }

    @Override
    public void onHeaders(SdkHttpResponse headers) {
        head = headers;
        content = new byte
                [headers.firstMatchingHeader("Content-Length")
                        .map(HttpExchange::expected)
                        .orElse(FIRST_BYTES)];
    }

    private static int expected(String contentLength) {
        try {
            return (int) Math.min(MAX_FIRST_BYTES, Math.max(0, Long.parseLong(contentLength.trim())));
        } catch (NumberFormatException e) {
            return FIRST_BYTES;
        }
    }

    @Override
    public void onStream(Publisher<ByteBuffer> stream) {
        stream.subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        int more = part.remaining();
        if (content.length - length < more) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, length + more));
        }
        part.get(content, length, more);
        length += more;
    }

    @Override
    public void onError(Throwable failure) {
        reply.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        SdkHttpResponse answered = head;
        if (answered == null) {
            reply.completeExceptionally(new IOException("The HTTP client gave content without a status"));
        } else {
            reply.complete(
                    new HttpReply(answered, length == content.length ? content : Arrays.copyOf(content, length)));
        }
    }

    /** The content of a request, in one piece. Immutable. */
    private static final class RequestContent implements SdkHttpContentPublisher {

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
}
