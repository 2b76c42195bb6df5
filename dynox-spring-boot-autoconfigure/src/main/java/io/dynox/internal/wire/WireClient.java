package io.dynox.internal.wire;

import io.dynox.internal.wire.Endpoints.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Sends requests of DynamoDB's protocol, one attempt each: resolves the credentials, signs, sends, checks the reply. It fails with the
 * exceptions that a client of the SDK fails with. Thread-safe.
 */
final class WireClient {

    static final String PROTOCOL = "application/x-amz-json-1.0";
    static final String TARGET_HEADER = "X-Amz-Target";
    private static final String TARGET = "DynamoDB_20120810.";

    private final WireSettings settings;
    private final Executor executor;
    private final Endpoints endpoints;
    private final ServiceClock clock;
    private final RequestSigner signer = new RequestSigner();

    /**
     * A client.
     *
     * @param executor where replies are read, and what waits for them goes on
     */
    WireClient(WireSettings settings, Executor executor) {
        this.settings = settings;
        this.executor = executor;
        this.endpoints = new Endpoints(settings.endpoints(), settings.endpointParams());
        this.clock = new ServiceClock(settings.clock());
    }

    /** Sends a request that is not sent again by this client. */
    CompletableFuture<HttpReply> send(String action, String table, RequestBody body) {
        return send(action, table, body, "attempt=1; max=1");
    }

    /**
     * Sends a request once.
     *
     * @param action such as {@code BatchWriteItem}
     * @param table the table that it is about, by name or ARN
     * @param body not to be changed afterwards
     * @param attempt what the service learns of retries
     * @return the reply, its content uncompressed; fails with an {@link SdkException} of the SDK's kinds
     */
    CompletableFuture<HttpReply> send(String action, String table, RequestBody body, String attempt) {
        CompletableFuture<HttpReply> exchange;
        try {
            exchange = settings.credentials()
                    .resolveIdentity()
                    .thenCompose(identity -> HttpExchange.send(
                            settings.http(), request(action, identity, target(identity, table), body, attempt), body));
        } catch (RuntimeException | LinkageError e) {
            exchange = CompletableFuture.failedFuture(e);
        }
        return limited(exchange).handleAsync(this::content, executor);
    }

    private Target target(AwsCredentialsIdentity identity, String table) {
        return endpoints.of(identity.accountId().orElse(null), table);
    }

    private SdkHttpRequest request(
            String action, AwsCredentialsIdentity identity, Target target, RequestBody body, String attempt) {
        URI url = target.url();
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(url)
                .putHeader("Content-Type", PROTOCOL)
                .putHeader("Content-Length", Integer.toString(body.length()))
                .putHeader(TARGET_HEADER, TARGET + action)
                .putHeader("amz-sdk-invocation-id", invocation())
                .putHeader("amz-sdk-request", attempt)
                .putHeader("User-Agent", settings.userAgent());
        settings.headers().forEach(request::putHeader);
        String region = target.region();
        if (identity.accessKeyId() == null || region == null) {
            // anonymous, as for DynamoDB Local
            return request.build();
        }
        String path = url.getRawPath();
        boolean ordinary = (path == null || path.isEmpty() || path.equals("/"))
                && url.getRawQuery() == null
                && settings.headers().isEmpty();
        return ordinary
                ? signer.sign(request, identity, target, region, body, clock.now())
                : signer.signAny(request.build(), identity, target, region, body, clock.now());
    }

    /** A random id, of no use to those who guess secrets. */
    private static String invocation() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private CompletableFuture<HttpReply> limited(CompletableFuture<HttpReply> exchange) {
        Duration timeout = settings.attemptTimeout();
        return timeout == null ? exchange : exchange.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private HttpReply content(HttpReply reply, Throwable failure) {
        if (failure != null) {
            throw ofClient(failure);
        }
        byte[] content;
        try {
            content = ReplyContent.of(reply);
        } catch (IOException e) {
            throw ofClient(e);
        }
        if (reply.head().isSuccessful()) {
            return new HttpReply(reply.head(), content);
        }
        AwsServiceException refusal = ServiceErrors.of(reply, content, clock.ahead());
        clock.learn(refusal);
        throw refusal;
    }

    /** As the SDK wraps what fails before there is a reply. */
    private SdkException ofClient(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof SdkException known) {
            return known;
        }
        Duration timeout = settings.attemptTimeout();
        if (cause instanceof TimeoutException && timeout != null) {
            return ApiCallAttemptTimeoutException.create(timeout.toMillis());
        }
        if (cause instanceof CancellationException) {
            return SdkClientException.create("The request was cancelled", cause);
        }
        return unreadable(cause);
    }

    /** The failure of a request that has no reply, or none that can be read. */
    static SdkClientException unreadable(Throwable cause) {
        return SdkClientException.builder()
                .message("Unable to execute HTTP request: " + cause.getMessage())
                .cause(cause)
                .numAttempts(1)
                .build();
    }

    /** The content of replies, checked against the service's checksum, then uncompressed. */
    private static final class ReplyContent {

        private ReplyContent() {}

        /**
         * The content of a reply.
         *
         * @throws Crc32MismatchException when it isn't what the service sent
         * @throws IOException when it can't be uncompressed
         */
        static byte[] of(HttpReply reply) throws IOException {
            String checksum = reply.head().firstMatchingHeader("x-amz-crc32").orElse(null);
            if (checksum != null) {
                check(reply.body(), checksum);
            }
            boolean compressed = reply.head()
                    .firstMatchingHeader("Content-Encoding")
                    .filter("gzip"::equals)
                    .isPresent();
            if (!compressed || reply.body().length == 0) {
                return reply.body();
            }
            try (GZIPInputStream uncompressed = new GZIPInputStream(new ByteArrayInputStream(reply.body()))) {
                return uncompressed.readAllBytes();
            }
        }

        private static void check(byte[] body, String expected) {
            CRC32 checksum = new CRC32();
            checksum.update(body, 0, body.length);
            if (!expected.trim().equals(Long.toString(checksum.getValue()))) {
                throw Crc32MismatchException.builder()
                        .message("Expected " + expected
                                + " as the Crc32 checksum but the actual calculated checksum was "
                                + checksum.getValue())
                        .numAttempts(1)
                        .build();
            }
        }
    }
}
