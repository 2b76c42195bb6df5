package io.dynox.internal;

/**
 * Text from outside as it may stand in a message or a log line: on one line, without characters that a terminal obeys, and not
 * longer than a name may be. Stateless.
 */
public final class Printable {

    /** The longest name of an attribute that isn't a key has 64 KB; as much as the longest key name is shown. */
    private static final int LONGEST = 255;

    private Printable() {}

    /** The text itself if it is printable; else with {@code \}{@code u000a} for each character that isn't, and cut. */
    public static String of(String text) {
        int length = Math.min(text.length(), LONGEST);
        int first = 0;
        while (first < length && isPlain(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder printable = new StringBuilder(length + 16).append(text, 0, first);
        for (int i = first; i < length; i++) {
            char next = text.charAt(i);
            if (isPlain(next)) {
                printable.append(next);
            } else {
                printable.append("\\u").append(String.format("%04x", (int) next));
            }
        }
        return length < text.length() ? printable.append("...").toString() : printable.toString();
    }

    /** Control characters, separators of lines and marks of direction aren't. */
    private static boolean isPlain(char next) {
        int type = Character.getType(next);
        return type != Character.CONTROL
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.FORMAT;
    }
}
