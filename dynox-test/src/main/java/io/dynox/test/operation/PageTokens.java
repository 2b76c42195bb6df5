package io.dynox.test.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynox.test.value.AttributeType;
import io.dynox.test.value.ValidationFailure;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The NextToken of a statement: the key at which the next page begins, in an opaque form. Stateless. */
final class PageTokens {

    private static final String SEPARATOR = "\u0000";

    private PageTokens() {}

    static @Nullable String of(Map<String, AttributeValue> key) {
        if (key.isEmpty()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        key.forEach((name, value) -> {
            AttributeType type = AttributeType.of(value);
            parts.add(name);
            parts.add(type.name());
            parts.add(
                    switch (type) {
                        case S -> encode(value.s().getBytes(UTF_8));
                        case N -> encode(value.n().getBytes(UTF_8));
                        default -> encode(value.b().asByteArrayUnsafe());
                    });
        });
        return encode(String.join(SEPARATOR, parts).getBytes(UTF_8));
    }

    static Map<String, AttributeValue> key(@Nullable String token) {
        if (token == null) {
            return Map.of();
        }
        try {
            String[] parts = new String(decode(token), UTF_8).split(SEPARATOR, -1);
            Map<String, AttributeValue> key = new LinkedHashMap<>();
            for (int i = 0; i < parts.length; i += 3) {
                key.put(parts[i], value(AttributeType.valueOf(parts[i + 1]), decode(parts[i + 2])));
            }
            return key;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new ValidationFailure("Invalid NextToken", e);
        }
    }

    private static AttributeValue value(AttributeType type, byte[] bytes) {
        return switch (type) {
            case S -> AttributeValue.fromS(new String(bytes, UTF_8));
            case N -> AttributeValue.fromN(new String(bytes, UTF_8));
            default -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
        };
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
