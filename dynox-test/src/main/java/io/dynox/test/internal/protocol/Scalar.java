package io.dynox.test.internal.protocol;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/**
 * A JSON string, number or boolean, and what the service's deserializer makes of it. Immutable.
 *
 * @param token which of them it is
 * @param text the characters of a string, or the literal
 */
record Scalar(JsonToken token, String text) {

    private static final int MOST_DIGITS = 25;
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    String string() {
        if (token != JsonToken.VALUE_STRING) {
            throw notConvertible("String");
        }
        return text;
    }

    SdkBytes bytes() {
        if (token != JsonToken.VALUE_STRING) {
            throw new SerializationFailure("only base-64-encoded strings are convertible to bytes");
        }
        if (text.length() % 4 != 0) {
            throw new SerializationFailure(
                    "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return SdkBytes.fromByteArrayUnsafe(bytes);
            }
        } catch (IllegalArgumentException e) { // answered below
        }
        throw new SerializationFailure("Invalid last non-pad Base64 character dectected"); // the service's spelling
    }

    /** A boolean; some strings pass for one in the service. */
    boolean bool() {
        return switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING ->
                switch (text.toUpperCase(Locale.ROOT)) {
                    case "TRUE", "1", "YES" -> true;
                    case "FALSE", "0", "NO" -> false;
                    default -> throw new SerializationFailure("Unexpected token received from parser");
                };
            default -> throw notConvertible("Boolean");
        };
    }

    /** A number without its fraction, the nearest one that a {@code long} can hold. */
    long whole(String type) {
        BigDecimal number = number(type);
        // A number such as 1e999999999 must not be written out.
        if (number.precision() - number.scale() > MOST_DIGITS) {
            return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return number.max(LEAST).min(MOST).setScale(0, RoundingMode.FLOOR).longValue();
    }

    BigDecimal number(String type) {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw notConvertible(type);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) { // an exponent that no BigDecimal has
            throw new SerializationFailure(null);
        }
    }

    /** Seconds since 1970, with three decimals, or a time in ISO 8601, as the AWS CLI prints it. */
    Instant instant() {
        if (token == JsonToken.VALUE_STRING) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw notConvertible("Date");
            }
        }
        BigDecimal seconds = number("Date");
        if (seconds.precision() - seconds.scale() > MOST_DIGITS) {
            throw notConvertible("Date");
        }
        return Instant.ofEpochMilli(
                seconds.movePointRight(3).max(LEAST).min(MOST).longValue());
    }

    private SerializationFailure notConvertible(String type) {
        String kind = switch (token) {
            case VALUE_TRUE -> "TRUE_VALUE";
            case VALUE_FALSE -> "FALSE_VALUE";
            case VALUE_NUMBER_INT -> "NUMBER_VALUE";
            case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE";
            default -> "STRING_VALUE";
        };
        return new SerializationFailure(kind + " cannot be converted to " + type);
    }
}
