package io.dynox.internal.mapping.value;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes and reads times without the JDK's formatter, which takes several times as long; leaves every unusual form, and the
 * refusal of what is none, to the JDK.
 */
final class IsoTimes {

    private static final int DATE = "2026-01-01".length();
    private static final int SECONDS = "2026-01-01T00:00:00Z".length();
    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final int NANOS = SECONDS + ".000000000".length();

    private IsoTimes() {}

    static LocalDate date(String text) {
        return text.length() == DATE && isDate(text) ? dateOf(text) : LocalDate.parse(text);
    }

    static Instant instant(String text) {
        int length = text.length();
        boolean isCommon = length >= SECONDS
                && length <= NANOS
                && isDate(text)
                && text.charAt(10) == 'T'
                && isPair(text, 11, 23)
                && text.charAt(13) == ':'
                && isPair(text, 14, 59)
                && text.charAt(16) == ':'
                && isPair(text, 17, 59)
                && text.charAt(length - 1) == 'Z'
                && isFraction(text, length - 1);
        if (!isCommon) {
            return Instant.parse(text);
        }
        long seconds =
                dateOf(text).toEpochDay() * 86_400 + pair(text, 11) * 3_600L + pair(text, 14) * 60L + pair(text, 17);
        return Instant.ofEpochSecond(seconds, nanos(text, length - 1));
    }

    /** As {@code Instant.toString} writes it. */
    static String text(Instant instant) {
        long days = Math.floorDiv(instant.getEpochSecond(), 86_400L);
        if (days < FIRST_DAY || days > LAST_DAY) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(days);
        int seconds = (int) Math.floorMod(instant.getEpochSecond(), 86_400L);
        StringBuilder text = new StringBuilder(NANOS);
        digits(text, 10_000 + date.getYear()).append('-');
        digits(text, 100 + date.getMonthValue()).append('-');
        digits(text, 100 + date.getDayOfMonth()).append('T');
        digits(text, 100 + seconds / 3600).append(':');
        digits(text, 100 + seconds / 60 % 60).append(':');
        digits(text, 100 + seconds % 60);
        int nanos = instant.getNano();
        if (nanos != 0) {
            text.append('.');
            if (nanos % 1_000_000 == 0) {
                digits(text, 1_000 + nanos / 1_000_000);
            } else if (nanos % 1_000 == 0) {
                digits(text, 1_000_000 + nanos / 1_000);
            } else {
                digits(text, 1_000_000_000 + nanos);
            }
        }
        return text.append('Z').toString();
    }

    /** The digits behind the first one. */
    private static StringBuilder digits(StringBuilder text, int number) {
        int place = text.length();
        return text.append(number).deleteCharAt(place);
    }

    /** Whether it begins with year, month and day; which of them exist the JDK knows. */
    private static boolean isDate(String text) {
        return isPair(text, 0, 99)
                && isPair(text, 2, 99)
                && text.charAt(4) == '-'
                && isPair(text, 5, 12)
                && text.charAt(7) == '-'
                && isPair(text, 8, 31);
    }

    private static LocalDate dateOf(String text) {
        return LocalDate.of(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
    }

    private static boolean isFraction(String text, int end) {
        if (end == SECONDS - 1) {
            return true;
        }
        boolean isFraction = text.charAt(SECONDS - 1) == '.' && end > SECONDS;
        for (int i = SECONDS; i < end; i++) {
            isFraction &= isDigit(text.charAt(i));
        }
        return isFraction;
    }

    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = SECONDS; i < NANOS - 1; i++) {
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static boolean isPair(String text, int at, int most) {
        return isDigit(text.charAt(at)) && isDigit(text.charAt(at + 1)) && pair(text, at) <= most;
    }

    private static int pair(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
