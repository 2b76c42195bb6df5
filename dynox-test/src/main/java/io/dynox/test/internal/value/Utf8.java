package io.dynox.test.internal.value;

/** Strings as DynamoDB sees them: by their UTF-8 bytes, without encoding them. Stateless. */
public final class Utf8 {

    private Utf8() {}

    /** The number of bytes of the text in UTF-8; an unpaired surrogate counts as the one-byte {@code ?} it is sent as. */
    public static int sizeBytes(String text) {
        int length = text.length();
        int size = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                size++;
            } else if (!Character.isSurrogate(c)) {
                size += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                size += 2;
                i++;
            }
        }
        return size;
    }

    /** Orders texts by their UTF-8 bytes, which is the order of their code points. */
    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                return codePointRank(l) - codePointRank(r);
            }
        }
        return left.length() - right.length();
    }

    /** Surrogates stand for code points above all others, though U+E000 to U+FFFF are larger as chars. */
    private static int codePointRank(char c) {
        if (c < 0xD800) {
            return c;
        }
        return c >= 0xE000 ? c - 0x800 : c + 0x2000;
    }
}
