package io.dynox.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.exception.Crc32MismatchException;

/** The content of replies, checked against the service's checksum, then uncompressed. */
final class ReplyContent {

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
                    .message("Expected " + expected + " as the Crc32 checksum but the actual calculated checksum was "
                            + checksum.getValue())
                    .numAttempts(1)
                    .build();
        }
    }
}
