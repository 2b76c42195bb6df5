package io.dynox.internal;

/**
 * What may stand in a message, a log line or a span: names on one line, without characters that a terminal obeys, and no text of
 * the service, of the network or of other code, which may quote keys and items. Stateless.
 */
public final class Printable {

    /** The longest name of an attribute that isn't a key has 64 KB; as much as the longest key name is shown. */
    private static final int LONGEST_NAME = 255;

    /** DynamoDB's own codes and reasons have at most some fifty letters. */
    private static final int LONGEST_CODE = 80;

    private Printable() {}

    /** A name itself if it is printable; else with {@code \}{@code u000a} for each character that isn't, and cut. */
    public static String of(String name) {
        return name.length() <= LONGEST_NAME ? line(name) : line(name.substring(0, LONGEST_NAME)) + "...";
    }

    /** A text in full, on one line: as {@link #of(String)}, but not cut. */
    public static String line(String text) {
        int length = text.length();
        int first = 0;
        while (first < length && isPlain(text.charAt(first))) {
            first++;
        }
        if (first == length) {
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
        return printable.toString();
    }

    /**
     * An error code or a reason that a service gave: itself if it is made of letters, as all of DynamoDB's are; {@code unknown} for
     * anything else, which a proxy may have made up.
     */
    public static String code(String given) {
        boolean isCode = !given.isEmpty()
                && given.length() <= LONGEST_CODE
                && given.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
        return isCode ? given : "unknown";
    }

    /** What a message may say of a cause: the text of Dynox's own, the type of all others. */
    public static String reason(Throwable cause) {
        return isOurs(cause)
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }

    /** Whether an exception is of a type of Dynox, whose messages hold no content. */
    static boolean isOurs(Throwable failure) {
        return failure.getClass().getName().startsWith("io.dynox.");
    }

    /** Control characters, separators of lines and marks of direction aren't. */
    private static boolean isPlain(char next) {
        if (next < 0x7f) {
            return next >= ' ';
        }
        int type = Character.getType(next);
        return type != Character.CONTROL
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.FORMAT;
    }
}
