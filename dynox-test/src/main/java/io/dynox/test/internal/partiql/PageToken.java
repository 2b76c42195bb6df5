package io.dynox.test.internal.partiql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the next page of a SELECT goes on. Immutable.
 *
 * @param statement identifies the statement with its parameters
 * @param partition which of the statement's partitions the page ended in
 * @param key the key of the last item of the page
 */
record PageToken(int statement, int partition, Map<String, AttributeValue> key) {

    private static final String SEPARATOR = ".";

    /** The form in which clients hand the token back. */
    String text() {
        StringBuilder text =
                new StringBuilder().append(statement).append(SEPARATOR).append(partition);
        key.forEach((name, value) ->
                text.append(SEPARATOR).append(encode(name)).append(SEPARATOR).append(encode(value)));
        return encode(text.toString());
    }

    /**
     * The token that a client hands back.
     *
     * @throws ValidationFailure if it is none, or one of another statement
     */
    static PageToken parse(String text, int statement) {
        PageToken token;
        try {
            token = parse(text);
        } catch (IllegalArgumentException e) {
            throw new ValidationFailure("Invalid NextToken", e);
        }
        if (token.statement != statement) {
            throw new ValidationFailure("NextToken does not match request");
        }
        return token;
    }

    private static PageToken parse(String text) {
        String[] parts = decode(text).split("\\.", -1);
        if (parts.length < 4 || parts.length % 2 != 0) {
            throw new IllegalArgumentException("A token has two numbers and pairs of names and values");
        }
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (int i = 2; i < parts.length; i += 2) {
            key.put(decode(parts[i]), decodeValue(parts[i + 1]));
        }
        return new PageToken(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), key);
    }

    private static String encode(AttributeValue value) {
        if (value.s() != null) {
            return "S" + encode(value.s());
        }
        return value.n() != null
                ? "N" + encode(value.n())
                : "B"
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(value.b().asByteArrayUnsafe());
    }

    private static AttributeValue decodeValue(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A value has a type");
        }
        String content = text.substring(1);
        return switch (text.charAt(0)) {
            case 'S' -> AttributeValue.fromS(decode(content));
            case 'N' -> AttributeValue.fromN(decode(content));
            case 'B' ->
                AttributeValue.fromB(
                        SdkBytes.fromByteArray(Base64.getUrlDecoder().decode(content)));
            default -> throw new IllegalArgumentException("No type of keys: " + text.charAt(0));
        };
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    }
}
