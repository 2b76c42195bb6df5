package io.dynox.test.internal.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/** The checksums of its body that a request may bring. Stateless. */
final class Checksums {

    private static final String SHA256 = "x-amz-content-sha256";
    private static final String CRC = "x-amz-crc32";
    private static final int SHA256_DIGITS = 64;

    private Checksums() {}

    /** The name of a header whose checksum isn't that of the body, if there is one. */
    static Optional<String> mismatch(WireRequest request) {
        Optional<String> crc = request.header(CRC);
        if (crc.isPresent() && !crc.get().equals(crc32(request.body()))) {
            return Optional.of(CRC);
        }
        // Other values, such as UNSIGNED-PAYLOAD, are no checksums.
        Optional<String> sha = request.header(SHA256).filter(value -> value.length() == SHA256_DIGITS);
        return sha.isPresent() && !sha.get().equalsIgnoreCase(sha256(request.body()))
                ? Optional.of(SHA256)
                : Optional.empty();
    }

    private static String crc32(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return Long.toString(crc.getValue());
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
