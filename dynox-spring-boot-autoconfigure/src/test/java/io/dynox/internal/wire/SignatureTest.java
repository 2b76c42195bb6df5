package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointParams;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Requests of the wire bear signatures that Signature Version 4, written down here anew, finds right. */
class SignatureTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final CapturedHttp http = new CapturedHttp();

    private WireClient client(AwsCredentialsProvider credentials, @Nullable String endpoint) {
        return client(credentials, endpoint, Map.of());
    }

    private WireClient client(
            AwsCredentialsProvider credentials, @Nullable String endpoint, Map<String, List<String>> headers) {
        DynamoDbEndpointParams params = DynamoDbEndpointParams.builder()
                .region(Region.EU_CENTRAL_1)
                .useDualStack(false)
                .useFips(false)
                .endpoint(endpoint)
                .accountIdEndpointMode("preferred")
                .build();
        return new WireClient(
                new WireSettings(
                        http,
                        credentials,
                        DynamoDbEndpointProvider.defaultProvider(),
                        () -> params,
                        null,
                        headers,
                        "agent",
                        Clock.fixed(NOW, ZoneOffset.UTC)),
                Runnable::run);
    }

    private SdkHttpRequest sent(WireClient client) {
        client.send("BatchWriteItem", "t", RequestBody.of("{\"ä\":1}".getBytes(StandardCharsets.UTF_8)))
                .join();
        return java.util.Objects.requireNonNull(http.request);
    }

    @Test
    void signaturesAreRight() throws GeneralSecurityException {
        SdkHttpRequest request =
                sent(client(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")), null));

        assertThat(request.getUri()).isEqualTo(URI.create("https://dynamodb.eu-central-1.amazonaws.com"));
        assertThat(request.firstMatchingHeader("X-Amz-Target")).contains("DynamoDB_20120810.BatchWriteItem");
        check(request, "AKID", "secret");
    }

    @Test
    void requestsWithFurtherHeadersAreSigned() throws GeneralSecurityException {
        SdkHttpRequest request = sent(client(
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "to/ken=")),
                null,
                Map.of("X-Own", List.of("a  b"))));

        assertThat(request.firstMatchingHeader("X-Own")).contains("a  b");
        check(request, "AKID", "secret");
    }

    @Test
    void portsAndSessionTokensAreSigned() throws GeneralSecurityException {
        SdkHttpRequest request = sent(client(
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "to/ken=")),
                "http://127.0.0.1:8123"));

        assertThat(request.firstMatchingHeader("Host")).contains("127.0.0.1:8123");
        assertThat(request.firstMatchingHeader("X-Amz-Security-Token")).contains("to/ken=");
        check(request, "AKID", "secret");
    }

    @Test
    void keysOfOtherSecretsAreNotKept() throws GeneralSecurityException {
        AtomicInteger asked = new AtomicInteger();
        WireClient client = client(() -> AwsBasicCredentials.create("AKID", "secret" + asked.incrementAndGet()), null);

        check(sent(client), "AKID", "secret1");
        check(sent(client), "AKID", "secret2");
    }

    @Test
    void sessionTokensAndPathsAreSigned() throws GeneralSecurityException {
        SdkHttpRequest request = sent(client(
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "to/ken=")),
                "http://127.0.0.1:8123/a%20path/x"));

        assertThat(request.firstMatchingHeader("X-Amz-Security-Token")).contains("to/ken=");
        check(request, "AKID", "secret");
    }

    @Test
    void accountsHaveEndpointsOfTheirOwn() {
        SdkHttpRequest request = sent(client(
                StaticCredentialsProvider.create(AwsBasicCredentials.builder()
                        .accessKeyId("AKID")
                        .secretAccessKey("secret")
                        .accountId("123456789012")
                        .build()),
                null));

        assertThat(request.host()).isEqualTo("123456789012.ddb.eu-central-1.amazonaws.com");
    }

    @Test
    void credentialsAreAskedForEachTime() throws GeneralSecurityException {
        AtomicInteger asked = new AtomicInteger();
        WireClient client = client(() -> AwsBasicCredentials.create("AKID" + asked.incrementAndGet(), "secret"), null);

        check(sent(client), "AKID1", "secret");
        check(sent(client), "AKID2", "secret");
    }

    @Test
    void anonymousRequestsAreNotSigned() {
        assertThat(sent(client(AnonymousCredentialsProvider.create(), null)).firstMatchingHeader("Authorization"))
                .isEmpty();
    }

    @Test
    void theClockIsCorrectedByWhatTheServiceSays() throws GeneralSecurityException {
        WireClient client =
                client(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")), null);
        http.response = SdkHttpResponse.builder().statusCode(400).putHeader("Date", "Wed, 04 Mar 2026 07:06:07 GMT");
        http.reply = "{\"__type\":\"x#RequestTimeTooSkewed\"}".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> sent(client))
                .withCauseInstanceOf(DynamoDbException.class);
        http.response = SdkHttpResponse.builder().statusCode(200);
        SdkHttpRequest request = sent(client);

        assertThat(request.firstMatchingHeader("X-Amz-Date")).contains("20260304T070607Z");
        check(request, "AKID", "secret");
    }

    /** Computes the signature as the service does: from the headers that say that they are signed, and the body. */
    private void check(SdkHttpRequest request, String key, String secret) throws GeneralSecurityException {
        String authorization = request.firstMatchingHeader("Authorization").orElseThrow();
        String date = request.firstMatchingHeader("X-Amz-Date").orElseThrow();
        String scope = date.substring(0, 8) + "/eu-central-1/dynamodb/aws4_request";
        assertThat(authorization).startsWith("AWS4-HMAC-SHA256 Credential=" + key + "/" + scope + ", SignedHeaders=");
        String signed = between(authorization, "SignedHeaders=", ",");
        Map<String, String> headers = new TreeMap<>();
        request.headers()
                .forEach((name, values) -> headers.put(
                        name.toLowerCase(Locale.ROOT),
                        String.join(",", values).strip().replaceAll(" +", " ")));
        List<String> canonical = new ArrayList<>(List.of("POST", path(request), ""));
        for (String name : signed.split(";", -1)) {
            canonical.add(name + ":" + headers.get(name));
        }
        canonical.addAll(List.of("", signed, hex(sha256(http.body))));
        assertThat(List.of(signed.split(";", -1))).contains("host", "x-amz-date", "x-amz-target", "content-type");
        String text = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                date,
                scope,
                hex(sha256(String.join("\n", canonical).getBytes(StandardCharsets.UTF_8))));
        byte[] signing = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            signing = hmac(signing, part);
        }
        assertThat(authorization.substring(authorization.indexOf("Signature=") + 10))
                .isEqualTo(hex(hmac(signing, text)));
    }

    /** Each segment is escaped once more; those of the tests hold nothing but what was escaped already. */
    private static String path(SdkHttpRequest request) {
        String path = request.encodedPath().isEmpty() ? "/" : request.encodedPath();
        return path.replace("%", "%25");
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
