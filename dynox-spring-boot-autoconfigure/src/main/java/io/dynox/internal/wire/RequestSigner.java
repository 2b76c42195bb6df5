package io.dynox.internal.wire;

import io.dynox.internal.wire.Endpoints.Target;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs requests with Signature Version 4. Those that DynamoDB's endpoints take are signed here, as the SDK's signer copies the content
 * once more and looks at each header; requests with a path or with headers of the application are left to the SDK's signer.
 * Thread-safe.
 */
final class RequestSigner {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String MAC = "HmacSHA256";
    private static final String END_OF_SCOPE = "aws4_request";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final int DAY = "yyyyMMdd".length();
    private static final int CANONICAL_CHARS = 2048;

    private final AwsV4HttpSigner general = AwsV4HttpSigner.create();

    /** The key of the last signature: it changes with the day and the credentials. */
    private volatile @Nullable SigningKey last;

    private volatile Second second = new Second(Long.MIN_VALUE, "");

    /** What isn't in use; threads that meet make another one. */
    private final AtomicReference<@Nullable Digests> spare = new AtomicReference<>();

    /** The text of a time. */
    private record Second(long epoch, String text) {}

    /** A key of a day, and what it was made of. */
    private record SigningKey(String secret, String scope, SecretKeySpec key) {}

    /** They are found among Java's providers at a cost. Not thread-safe. */
    private static final class Digests {

        final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        private final Mac mac = Mac.getInstance(MAC);
        private @Nullable SecretKeySpec key;

        Digests() throws GeneralSecurityException {}

        byte[] hmac(SecretKeySpec with, String text) throws GeneralSecurityException {
            if (!with.equals(key)) {
                key = null;
                mac.init(with);
                key = with;
            }
            return mac.doFinal(utf8(text));
        }
    }

    /**
     * Signs a request of DynamoDB's protocol.
     *
     * @param request with a content type, a target, and no further header whose name begins with {@code x-amz-}
     * @param clock says the time of the signature
     */
    SdkHttpRequest sign(
            SdkHttpRequest.Builder request,
            AwsCredentialsIdentity identity,
            Target target,
            String region,
            RequestBody body,
            Clock clock) {
        String time = time(clock.instant().getEpochSecond());
        String scope = time.substring(0, DAY) + '/' + region + '/' + target.service() + '/' + END_OF_SCOPE;
        String token = identity instanceof AwsSessionCredentialsIdentity session ? session.sessionToken() : null;
        String host = host(request);
        String signed = token == null
                ? "content-type;host;x-amz-date;x-amz-target"
                : "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";
        StringBuilder canonical = new StringBuilder(CANONICAL_CHARS)
                .append("POST\n/\n\ncontent-type:")
                .append(WireClient.PROTOCOL)
                .append("\nhost:")
                .append(host)
                .append("\nx-amz-date:")
                .append(time);
        if (token != null) {
            canonical.append("\nx-amz-security-token:").append(token);
        }
        canonical
                .append("\nx-amz-target:")
                .append(request.firstMatchingHeader(WireClient.TARGET_HEADER).orElse(""))
                .append("\n\n")
                .append(signed)
                .append('\n');
        try {
            Digests kept = spare.getAndSet(null);
            Digests digests = kept == null ? new Digests() : kept;
            MessageDigest sha256 = digests.sha256;
            HexFormat hex = HexFormat.of();
            sha256.update(body.bytes(), 0, body.length());
            hex.formatHex(canonical, sha256.digest());
            String toSign = ALGORITHM
                    + '\n'
                    + time
                    + '\n'
                    + scope
                    + '\n'
                    + hex.formatHex(sha256.digest(utf8(canonical.toString())));
            SecretKeySpec key = key(digests, identity.secretAccessKey(), scope);
            String signature = hex.formatHex(digests.hmac(key, toSign));
            spare.set(digests);
            request.putHeader("Host", host).putHeader("X-Amz-Date", time);
            if (token != null) {
                request.putHeader("X-Amz-Security-Token", token);
            }
            return request.putHeader(
                            "Authorization",
                            ALGORITHM + " Credential=" + identity.accessKeyId() + '/' + scope + ", SignedHeaders="
                                    + signed + ", Signature=" + signature)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks what signatures are made of", e);
        }
    }

    /** Signs any request. */
    SdkHttpRequest signAny(
            SdkHttpRequest request,
            AwsCredentialsIdentity identity,
            Target target,
            String region,
            RequestBody body,
            Clock clock) {
        return general.sign(to -> to.identity(identity)
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArrayUnsafe(body.exact()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, target.service())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
    }

    private static String host(SdkHttpRequest.Builder request) {
        Integer port = request.port();
        return port == null || SdkHttpUtils.isUsingStandardPort(request.protocol(), port)
                ? request.host()
                : request.host() + ':' + port;
    }

    private String time(long epoch) {
        Second known = second;
        if (known.epoch() == epoch) {
            return known.text();
        }
        String text = TIME.format(LocalDateTime.ofEpochSecond(epoch, 0, ZoneOffset.UTC));
        second = new Second(epoch, text);
        return text;
    }

    private SecretKeySpec key(Digests digests, String secret, String scope) throws GeneralSecurityException {
        SigningKey known = last;
        if (known != null && known.secret().equals(secret) && known.scope().equals(scope)) {
            return known.key();
        }
        SecretKeySpec key = new SecretKeySpec(utf8("AWS4" + secret), MAC);
        for (String part : scope.split("/", -1)) {
            key = new SecretKeySpec(digests.hmac(key, part), MAC);
        }
        last = new SigningKey(secret, scope, key);
        return key;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
