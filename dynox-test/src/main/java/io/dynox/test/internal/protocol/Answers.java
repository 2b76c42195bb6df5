package io.dynox.test.internal.protocol;

import io.dynox.test.internal.error.RequestIds;
import io.dynox.test.internal.protocol.Outcome.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Answers with the service's headers. Stateless. */
final class Answers {

    static final String JSON = "application/x-amz-json-1.0";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private Answers() {}

    /** The reply of an operation. */
    static Answer reply(String mediaType, String requestId, SdkPojo reply) {
        return answer(OK, mediaType, requestId, PojoWriter.write(reply));
    }

    /** An error of the service, with the members of its exception. */
    static Answer error(
            int status, String mediaType, String requestId, ErrorType type, @Nullable String text, SdkPojo members) {
        return answer(
                status, mediaType, requestId, PojoWriter.error(type.qualified(), type.messageMember(), text, members));
    }

    /** A request that the service's front end refuses before an operation sees it. */
    static Answer refusal(String mediaType, String code, @Nullable String text) {
        return refusal(BAD_REQUEST, mediaType, code, text);
    }

    /** As above with another status. */
    static Answer refusal(int status, String mediaType, String code, @Nullable String text) {
        ErrorType type = ErrorType.of(code);
        return answer(
                status,
                mediaType,
                RequestIds.next(),
                PojoWriter.error(type.qualified(), type.messageMember(), text, null));
    }

    /** What load balancers ask for. */
    static Answer healthy(String region) {
        // The blank at the end is the service's.
        return answer(OK, "text/plain", RequestIds.next(), text("healthy: dynamodb." + region + ".amazonaws.com "));
    }

    /** A request that isn't one of DynamoDB's. */
    static Answer unknownOperation() {
        return answer(NOT_FOUND, "application/xml", RequestIds.next(), text("<UnknownOperationException/>\n"));
    }

    private static Answer answer(int status, String mediaType, String requestId, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", mediaType);
        headers.put(RequestIds.HEADER, requestId);
        headers.put("x-amz-crc32", Long.toString(crc.getValue()));
        headers.put("Server", "Server");
        return new Answer(status, headers, body);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
