package io.dynox.test.internal.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** MD5 checksums as S3 has them. Stateless. */
final class Digests {

    private Digests() {}

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    /** The tag of an object that was uploaded in one part. */
    static String etag(byte[] digest) {
        return HexFormat.of().formatHex(md5().digest(digest)) + "-1";
    }

    /** Whether a text, in Base64 or hexadecimal digits, is the digest. */
    static boolean isSame(String text, byte[] digest) {
        String trimmed = text.trim();
        return trimmed.equals(base64(digest))
                || trimmed.equalsIgnoreCase(HexFormat.of().formatHex(digest));
    }
}
