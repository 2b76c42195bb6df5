package io.dynox.test.internal.streams;

import java.util.OptionalLong;

/** Sequence numbers as texts: 21 digits, so that their order as texts is that of the numbers. Stateless. */
final class SequenceNumber {

    private static final String PREFIX = "1";

    private SequenceNumber() {}

    static String text(long number) {
        return PREFIX + String.format("%020d", number);
    }

    /** The number that the text stands for; empty if it is none of these. */
    static OptionalLong parse(String text) {
        return text.matches("10{2}\\d{18}") ? OptionalLong.of(Long.parseLong(text.substring(3))) : OptionalLong.empty();
    }
}
