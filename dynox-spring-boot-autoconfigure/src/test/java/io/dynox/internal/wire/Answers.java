package io.dynox.internal.wire;

import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.write.BatchOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.provider.Arguments;

/** What services, proxies and networks answer, and what an outcome tells people and classifiers. */
final class Answers {

    private static final String JSON = "Content-Type: application/x-amz-json-1.0\r\n";

    private Answers() {}

    static Stream<Arguments> toBatches() throws IOException {
        return all("[{\"TableName\":\"t\",\"CapacityUnits\":2.5}]");
    }

    static Stream<Arguments> toSingles() throws IOException {
        return all("{\"TableName\":\"t\",\"CapacityUnits\":2.5}");
    }

    private static Stream<Arguments> all(String consumed) throws IOException {
        List<Arguments> answers = new ArrayList<>();
        String[] errors = {
            "ProvisionedThroughputExceededException",
            "ThrottlingException",
            "RequestLimitExceeded",
            "ValidationException",
            "ResourceNotFoundException",
            "AccessDeniedException",
            "UnrecognizedClientException",
            "ExpiredTokenException",
            "InternalServerError",
            "ItemCollectionSizeLimitExceededException",
            "ReplicatedWriteConflictException",
            "SomethingNewException",
            "SerializationException",
            "MissingAuthenticationTokenException",
            "RequestTimeTooSkewed",
            "ConditionalCheckFailedException",
            "TransactionConflictException"
        };
        for (String error : errors) {
            for (String prefix : List.of("com.amazonaws.dynamodb.v20120810#", "", "com.amazon.coral.service#")) {
                answers.add(both(
                        prefix + error,
                        reply(400, JSON, "{\"__type\":\"" + prefix + error + "\",\"message\":\"some words\"}")));
            }
            answers.add(both(
                    "header " + error,
                    reply(400, JSON + "x-amzn-ErrorType: " + error + ":http://internal.amazon.com/\r\n", "{}")));
        }
        answers.add(both(
                "reasons",
                reply(
                        400,
                        JSON,
                        "{\"__type\":\"a#ThrottlingException\",\"Message\":\"m\",\"throttlingReasons\":[{\"reason\":"
                                + "\"TableWriteKeyRangeThroughputExceeded\",\"resource\":\"arn\"}]}")));
        for (int status : new int[] {400, 403, 404, 407, 408, 413, 429, 500, 502, 503, 504}) {
            answers.add(both("HTML " + status, reply(status, "Content-Type: text/html\r\n", "<html>no</html>")));
            answers.add(both("nothing " + status, reply(status, "", "")));
            answers.add(both("no code " + status, reply(status, JSON, "{\"message\":\"said\"}")));
        }
        String done = "{\"UnprocessedItems\":{},\"ConsumedCapacity\":" + consumed + "}";
        answers.add(both("done", reply(200, JSON, done)));
        answers.add(both("HTML 200", reply(200, "Content-Type: text/html\r\n", "<html>yes</html>")));
        answers.add(both("not ended", reply(200, JSON, done.substring(0, done.length() - 4))));
        answers.add(both("right checksum", reply(200, JSON + "x-amz-crc32: " + crc(done) + "\r\n", done)));
        answers.add(both("wrong checksum", reply(200, JSON + "x-amz-crc32: 123\r\n", done)));
        byte[] packed = gzip(done);
        answers.add(both("gzip", reply(200, JSON + "Content-Encoding: gzip\r\n", packed)));
        String left =
                "{\"UnprocessedItems\":{\"t\":[{\"PutRequest\":{\"Item\":{\"pk\":{\"S\":\"b\"},\"n\":{\"N\":\"1\"}}}}]}}";
        answers.add(both("unprocessed", reply(200, JSON, left)));
        answers.add(both("not asked", reply(200, JSON, left.replace("\"b\"", "\"z\""))));
        answers.add(closing("truncated", ("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + done)));
        answers.add(closing("closed at once", ""));
        answers.add(closing("half a status", "HTTP/1.1 20"));
        answers.add(closing("no HTTP", "SSH-2.0-OpenSSH\r\n\r\n"));
        return answers.stream();
    }

    private static Arguments both(String name, byte[] answer) {
        return Arguments.of(name, answer, false);
    }

    private static Arguments closing(String name, String answer) {
        return Arguments.of(name, answer.getBytes(StandardCharsets.ISO_8859_1), true);
    }

    private static byte[] reply(int status, String headers, String body) {
        return reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] reply(int status, String headers, byte[] body) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.writeBytes(("HTTP/1.1 " + status + " X\r\nx-amzn-RequestId: R1\r\n" + headers + "Content-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        reply.writeBytes(body);
        return reply.toByteArray();
    }

    private static long crc(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static byte[] gzip(String body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    static Object joined(CompletionStage<?> outcome) {
        return outcome.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** The outcome, with its cause as people and classifiers see it. */
    static String told(Object outcome) {
        if (outcome instanceof BatchOutcome.Failed failed) {
            return told(
                    failed.failure().getClass(),
                    failed.failure().cause(),
                    failed.failure().toString());
        }
        if (outcome instanceof Throwable failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return told(failure.getClass(), cause, "");
        }
        if (outcome instanceof ReadOutcome.Failed<?> failed) {
            return told(
                    failed.failure().getClass(),
                    failed.failure().cause(),
                    failed.failure().toString());
        }
        return outcome.toString();
    }

    private static String told(Class<?> kind, Throwable cause, String all) {
        String reasons = all.contains("reasons=") ? all.substring(all.indexOf("reasons=")) : "";
        // what the HTTP client knows of its channel differs from one to the next
        String message = String.valueOf(cause.getMessage()).replaceAll("(?s)Channel Information.*", "");
        // each parser has words of its own for what is no JSON
        boolean unreadable = message.contains("JsonParseException")
                || message.contains("JsonEOFException")
                || message.contains("is not the JSON of");
        return kind.getSimpleName() + " " + cause.getClass().getName() + " " + (unreadable ? "no JSON" : message) + " "
                + reasons;
    }
}
