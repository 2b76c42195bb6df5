package io.dynox.test.internal.value;

/** The beginning of a text that repeats what a request says: no message prints more of a request than this. Stateless. */
public final class Excerpt {

    /** How many characters of a request a message prints at most. */
    public static final int MOST = 1_000;

    private static final String REST = "...";

    private Excerpt() {}

    /** The text, or its beginning if it is longer than a message may be. */
    public static String of(String text) {
        return of(text, MOST);
    }

    /** The text, or its beginning if it is longer than {@code most} characters. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most - REST.length());
        boolean isWithinCharacter = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, isWithinCharacter ? end - 1 : end) + REST;
    }
}
