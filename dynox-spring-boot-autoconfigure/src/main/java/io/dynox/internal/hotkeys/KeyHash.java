package io.dynox.internal.hotkeys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first twelve hexadecimal digits of the SHA-256 of a key's text: the same in every instance of an application, so that somebody
 * who suspects a key can compare. It hides a key from those who only read, not from those who can guess it.
 */
final class KeyHash {

    private static final int BYTES = 6;

    private KeyHash() {}

    static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
