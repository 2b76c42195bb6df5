package io.dynox.internal.mapping.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Numbers as DynamoDB takes them: decimal text of at most 38 significant digits, with a magnitude from 1E-130 to 9.99E+125,
 * or zero (DynamoDB developer guide, data types).
 */
public final class NumberText {

    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;
    /** Longer than any number in range needs; bounds the work on hostile texts. */
    private static final int MAX_TEXT = 512;
    /** No number of 512 digits has more bits; bounds the work of writing it out. */
    private static final int MAX_BITS = 1700;

    private static final int MAX_LONG_DIGITS = 18;
    private static final int EXACT_DIGITS = 15;
    private static final long NOT_PLAIN = Long.MIN_VALUE;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private NumberText() {}

    /** The exact text of a JDK number. */
    public static String of(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return number.toString();
        }
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new BadValue(
                        "is not a finite number, which DynamoDB can't store: leave it out, or store a String");
            }
            return number.toString();
        }
        if (number instanceof BigDecimal decimal) {
            return bounded(decimal.precision() > MAX_TEXT, decimal);
        }
        if (number instanceof BigInteger integer) {
            return bounded(integer.bitLength() > MAX_BITS, integer);
        }
        if (number instanceof AtomicInteger
                || number instanceof AtomicLong
                || number instanceof LongAdder
                || number instanceof LongAccumulator) {
            return Long.toString(number.longValue());
        }
        if (number instanceof DoubleAdder || number instanceof DoubleAccumulator) {
            return of((Number) number.doubleValue());
        }
        throw new BadValue("is a " + number.getClass().getName()
                + ", whose exact value is unknown: convert it to a BigDecimal or another number of the JDK first");
    }

    private static String bounded(boolean isTooLong, Number number) {
        if (isTooLong) {
            throw new BadValue("has more than " + MAX_DIGITS + " significant digits: round it, or store a String");
        }
        return number.toString();
    }

    /**
     * The size of a number as DynamoDB measures it: one byte for two significant digits, one more, and one for a minus.
     *
     * @throws BadValue when it is no number, or out of range
     */
    public static int bytes(String text) {
        int length = text.length();
        if (length > MAX_TEXT) {
            throw new BadValue("is a number of " + length + " characters: write it without needless zeros");
        }
        int at = 0;
        boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative || (length > 0 && text.charAt(0) == '+')) {
            at++;
        }
        int significant = 0;
        int trimmed = 0;
        int magnitude = 0;
        boolean point = false;
        boolean any = false;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.' && !point) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                any = true;
                if (c == '0' && significant == 0) {
                    magnitude -= point ? 1 : 0;
                } else {
                    significant++;
                    magnitude += point ? 0 : 1;
                    trimmed = c == '0' ? trimmed : significant;
                }
            } else {
                break;
            }
        }
        if (!any) {
            throw noNumber();
        }
        int exponent = magnitude - 1 + (at < length ? exponent(text, at) : 0);
        if (trimmed == 0) {
            return 1;
        }
        checkRange(trimmed, exponent);
        return (trimmed + 1) / 2 + (negative ? 2 : 1);
    }

    private static int exponent(String text, int from) {
        int at = from + 1;
        boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
        boolean negative = signed && text.charAt(at) == '-';
        at += signed ? 1 : 0;
        if ((text.charAt(from) | 0x20) != 'e' || at == text.length()) {
            throw noNumber();
        }
        int value = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                throw noNumber();
            }
            value = Math.min(100_000, value * 10 + (c - '0'));
        }
        return negative ? -value : value;
    }

    private static void checkRange(int digits, int exponent) {
        if (digits > MAX_DIGITS) {
            throw new BadValue("has " + digits + " significant digits, and " + MAX_DIGITS
                    + " is the most that DynamoDB stores: round it, or store a String");
        }
        if (exponent > MAX_EXPONENT) {
            throw new BadValue("is beyond 9.99E+" + MAX_EXPONENT + ", the largest number of DynamoDB: store a String");
        }
        if (exponent < MIN_EXPONENT) {
            throw new BadValue("is closer to zero than 1E" + MIN_EXPONENT
                    + ", the smallest number of DynamoDB: round it, or store a String");
        }
    }

    /** The number that a reply holds as {@code text}. What answers may be something else than DynamoDB. */
    static BigDecimal decimal(String text) {
        try {
            return exact(text);
        } catch (NumberFormatException e) {
            throw noNumber();
        }
    }

    /** The same, of the value that comes next. */
    static BigDecimal decimal(AttributeReader in) {
        long whole = in.whole();
        return whole == AttributeReader.NOT_WHOLE ? decimal(in.text()) : BigDecimal.valueOf(whole);
    }

    /** As {@code new BigDecimal} reads it, without its copies where the digits fit into a long. */
    static BigDecimal exact(String text) {
        long digits = digits(text, MAX_LONG_DIGITS);
        return digits == NOT_PLAIN ? new BigDecimal(text) : BigDecimal.valueOf(digits, decimals(text));
    }

    /** As {@code Double.valueOf} reads it. Numbers below 2^53, and powers of ten up to 10^22, are exact as doubles. */
    static double real(String text) {
        long digits = digits(text, EXACT_DIGITS);
        if (digits == NOT_PLAIN || (digits == 0 && text.charAt(0) == '-')) {
            return Double.parseDouble(text);
        }
        return digits / POWERS[decimals(text)];
    }

    private static int decimals(String text) {
        int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - 1 - point;
    }

    /** The digits of a decimal number as a whole one; {@link #NOT_PLAIN} if there are more, an exponent or a plus. */
    private static long digits(String text, int most) {
        boolean isNegative = !text.isEmpty() && text.charAt(0) == '-';
        int from = isNegative ? 1 : 0;
        int points = 0;
        long value = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.') {
                points++;
            } else if (c >= '0' && c <= '9' && at < from + most) {
                value = value * 10 + c - '0';
            } else {
                return NOT_PLAIN;
            }
        }
        return points > 1 || text.length() <= from + points ? NOT_PLAIN : isNegative ? -value : value;
    }

    private static BadValue noNumber() {
        return new BadValue("is of type N, but its text is no decimal number");
    }

    /** The same as {@link #canonical(String)}, of the value that comes next. */
    public static Object canonical(AttributeReader in) {
        long whole = in.whole();
        return whole == AttributeReader.NOT_WHOLE ? canonical(in.text()) : (Object) whole;
    }

    /**
     * An object that is equal for equal numbers, however they are written: a {@code Long} for integers of up to 18 digits,
     * a {@code BigDecimal} without trailing zeros for the others.
     */
    public static Object canonical(String text) {
        long whole = text.indexOf('.') < 0 ? digits(text, MAX_LONG_DIGITS) : NOT_PLAIN;
        if (whole != NOT_PLAIN) {
            return whole;
        }
        BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
        boolean isLong = decimal.scale() <= 0 && (long) decimal.precision() - decimal.scale() <= MAX_LONG_DIGITS;
        return isLong ? (Object) decimal.longValueExact() : decimal;
    }
}
