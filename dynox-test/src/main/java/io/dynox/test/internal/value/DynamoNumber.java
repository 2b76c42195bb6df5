package io.dynox.test.internal.value;

import java.math.BigDecimal;

/**
 * A number as DynamoDB keeps it: up to 38 significant digits, zero or a magnitude from 1E-130 to 9.99…E+125.
 *
 * <p>Immutable. Equal numbers are equal, however they were written.
 */
public final class DynamoNumber implements Comparable<DynamoNumber> {

    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;
    private static final int DIGITS_OF_ANY_LONG = 18;

    private final BigDecimal value;

    /** Rounding keeps the order, so two numbers compare as these do unless these are equal. */
    private final double nearest;

    private DynamoNumber(BigDecimal value) {
        this.value = value;
        this.nearest = value.doubleValue();
    }

    /**
     * Reads a number in decimal or scientific notation.
     *
     * @throws ValidationFailure if the text is no number, or one that DynamoDB cannot keep
     */
    public static DynamoNumber parse(String text) {
        if (text.isEmpty()) {
            throw new ValidationFailure("The parameter cannot be converted to a numeric value");
        }
        try {
            return checked(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new ValidationFailure("The parameter cannot be converted to a numeric value: " + text, e);
        }
    }

    /** The number of a count or a size. */
    public static DynamoNumber of(long value) {
        return checked(BigDecimal.valueOf(value));
    }

    /**
     * The text under which the service returns the number: plain, without needless zeros; the same object if the text
     * is that already.
     *
     * @throws ValidationFailure if the text is no number, or one that DynamoDB cannot keep
     */
    public static String canonical(String text) {
        return isCanonical(text) ? text : parse(text).text();
    }

    /** Orders the texts of two numbers by value. */
    public static int compare(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        if (isShortInteger(left) && isShortInteger(right)) {
            return Long.compare(Long.parseLong(left), Long.parseLong(right));
        }
        return parse(left).compareTo(parse(right));
    }

    /**
     * The exact sum.
     *
     * @throws ValidationFailure if DynamoDB cannot keep it
     */
    public DynamoNumber plus(DynamoNumber other) {
        return checked(value.add(other.value));
    }

    /**
     * The exact difference.
     *
     * @throws ValidationFailure if DynamoDB cannot keep it
     */
    public DynamoNumber minus(DynamoNumber other) {
        return checked(value.subtract(other.value));
    }

    /** The canonical text. */
    public String text() {
        return value.toPlainString();
    }

    /** What the number adds to an item's size: a byte for each started pair of digits, one more, one for the sign. */
    public int sizeBytes() {
        int digits = value.precision();
        return value.signum() == 0 ? 1 : sizeBytes(digits, digits - value.scale() - 1, value.signum() < 0);
    }

    /**
     * The same as {@link #sizeBytes()} of the parsed text, without parsing a text that is canonical.
     *
     * @throws ValidationFailure if the text is no number, or one that DynamoDB cannot keep
     */
    public static int sizeBytes(String text) {
        if (!isCanonical(text)) {
            return parse(text).sizeBytes();
        }
        int point = text.indexOf('.');
        int units = point < 0 ? text.length() : point;
        int first = -1;
        int last = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '1' && c <= '9') {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return 1;
        }
        int digits = last - first + 1 - (first < units && units < last ? 1 : 0);
        int exponent = first < units ? units - first - 1 : units - first;
        return sizeBytes(digits, exponent, text.charAt(0) == '-');
    }

    /** Pairs are aligned to even powers of ten: an even number of digits from an even power on straddles one more. */
    private static int sizeBytes(int digits, int exponent, boolean negative) {
        boolean straddles = digits % 2 == 0 && exponent % 2 == 0;
        return 1 + (digits + 1) / 2 + (straddles ? 1 : 0) + (negative ? 1 : 0);
    }

    @Override
    public int compareTo(DynamoNumber other) {
        int order = Double.compare(nearest, other.nearest);
        return order == 0 ? value.compareTo(other.value) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DynamoNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    private static DynamoNumber checked(BigDecimal value) {
        if (value.signum() == 0) {
            return new DynamoNumber(BigDecimal.ZERO);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        long exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (exponent > MAX_EXPONENT) {
            throw new ValidationFailure(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < MIN_EXPONENT) {
            throw new ValidationFailure(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (stripped.precision() > MAX_DIGITS) {
            throw new ValidationFailure("Attempting to store more than 38 significant digits in a Number");
        }
        return new DynamoNumber(stripped);
    }

    /** Whether the text is short, plain and without needless characters; such a text is in range by its length. */
    private static boolean isCanonical(String text) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (start == length || length - start > MAX_DIGITS) {
            return false;
        }
        int point = -1;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int integerDigits = (point < 0 ? length : point) - start;
        boolean leadingZero = text.charAt(start) == '0';
        if (point < 0) {
            return !leadingZero || (length == 1);
        }
        return (leadingZero ? integerDigits == 1 : integerDigits > 0) && text.charAt(length - 1) >= '1';
    }

    private static boolean isShortInteger(String text) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (start == length || length - start > DIGITS_OF_ANY_LONG) {
            return false;
        }
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
