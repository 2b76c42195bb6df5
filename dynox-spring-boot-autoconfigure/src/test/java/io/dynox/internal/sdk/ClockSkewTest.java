package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.client.DynoxClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** A machine that was suspended wakes with a wrong clock: the service refuses its signature once, and the writer goes on. */
class ClockSkewTest {

    private static final Duration AHEAD = Duration.ofHours(5);
    private static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final List<Instant> signed = new CopyOnWriteArrayList<>();

    @Test
    void aWriterCorrectsItsClockAndGoesOn() {
        try (DynamoDbAsyncClient sdk = DynamoDbAsyncClient.builder()
                        .httpClient(new ScriptedHttp(this::answer))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                        .build();
                DynoxClient dynox =
                        DynoxClient.builder(sdk).tableKeys("users", "pk").build()) {
            BatchWriteResult result = dynox.operations()
                    .batchWrite("users", List.of(Map.of("pk", "1")), List.of())
                    .join();

            assertThat(result.requests()).isEqualTo(2);
            assertThat(signed).hasSize(2);
            assertThat(Duration.between(signed.get(0), signed.get(1))).isGreaterThan(AHEAD.minusHours(1));
        }
    }

    private ScriptedHttp.Reply answer(SdkHttpRequest request) {
        Instant time = Instant.from(
                SIGNED.parse(request.firstMatchingHeader("X-Amz-Date").orElseThrow()));
        signed.add(time);
        ZonedDateTime now = Instant.now().plus(AHEAD).atZone(ZoneOffset.UTC);
        boolean isLate = Duration.between(time, now.toInstant()).toMinutes() > 15;
        return new ScriptedHttp.Reply(
                isLate ? 400 : 200,
                isLate
                        ? "{\"__type\":\"com.amazon.coral.service#InvalidSignatureException\",\"message\":\"Signature expired\"}"
                        : "{\"UnprocessedItems\":{}}",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
    }
}
