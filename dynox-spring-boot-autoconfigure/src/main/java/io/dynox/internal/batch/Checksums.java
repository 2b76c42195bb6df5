package io.dynox.internal.batch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** MD5 checksums as S3 has them. Stateless. */
final class Checksums {

    private Checksums() {}

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    /** Whether a text, in Base64 or hexadecimal digits, is the digest. */
    static boolean isSame(String text, byte[] digest) {
        String trimmed = text.trim();
        return trimmed.equals(Base64.getEncoder().encodeToString(digest))
                || trimmed.equalsIgnoreCase(HexFormat.of().formatHex(digest));
    }
}
