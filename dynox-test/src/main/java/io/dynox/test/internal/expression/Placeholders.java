package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeNames;
import io.dynox.test.internal.value.Utf8;
import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of one request that its expressions refer to, and which of them have been used.
 *
 * <p>Not thread-safe; owned by the context of one request.
 */
final class Placeholders {

    private static final int LONGEST_KEY_BYTES = 255;

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    Placeholders(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        this.names = names == null ? Map.of() : checkedNames(names);
        this.values = values == null ? Map.of() : checkedValues(values);
        this.unusedNames = new LinkedHashSet<>(this.names.keySet());
        this.unusedValues = new LinkedHashSet<>(this.values.keySet());
    }

    @Nullable
    String name(String placeholder) {
        unusedNames.remove(placeholder);
        return names.get(placeholder);
    }

    @Nullable
    AttributeValue value(String placeholder) {
        unusedValues.remove(placeholder);
        return values.get(placeholder);
    }

    void checkAllUsed() {
        checkAllUsed("ExpressionAttributeNames", unusedNames);
        checkAllUsed("ExpressionAttributeValues", unusedValues);
    }

    private static void checkAllUsed(String parameter, Set<String> unused) {
        if (!unused.isEmpty()) {
            throw new ValidationFailure("Value provided in %s unused in expressions: keys: {%s}"
                    .formatted(parameter, String.join(", ", unused)));
        }
    }

    private static Map<String, String> checkedNames(Map<String, String> names) {
        checkKeys("ExpressionAttributeNames", '#', names.keySet());
        names.forEach((key, name) -> {
            try {
                AttributeNames.check(name);
            } catch (ValidationFailure e) {
                throw new ValidationFailure(
                        "ExpressionAttributeNames contains invalid value: %s for key %s".formatted(e.getMessage(), key),
                        e);
            }
        });
        return names;
    }

    private static Map<String, AttributeValue> checkedValues(Map<String, AttributeValue> values) {
        checkKeys("ExpressionAttributeValues", ':', values.keySet());
        Map<String, AttributeValue> normal = new LinkedHashMap<>();
        values.forEach((key, value) -> normal.put(key, checkedValue(key, value)));
        return normal;
    }

    private static AttributeValue checkedValue(String key, @Nullable AttributeValue value) {
        try {
            return ValueNormalizer.normalize(value);
        } catch (ValidationFailure e) {
            throw new ValidationFailure(
                    "ExpressionAttributeValues contains invalid value: %s for key %s".formatted(e.getMessage(), key),
                    e);
        }
    }

    private static void checkKeys(String parameter, char sign, Set<String> keys) {
        if (keys.isEmpty()) {
            throw new ValidationFailure(parameter + " must not be empty");
        }
        for (String key : keys) {
            boolean wellFormed = key.length() > 1
                    && key.charAt(0) == sign
                    && key.chars().skip(1).allMatch(c -> Lexer.isWordPart((char) c));
            if (!wellFormed) {
                throw new ValidationFailure(
                        "%s contains invalid key: Syntax error; key: \"%s\"".formatted(parameter, key));
            }
            if (Utf8.sizeBytes(key) > LONGEST_KEY_BYTES) {
                throw new ValidationFailure(parameter
                        + " contains invalid key: The expression attribute map contains a key that is too long;"
                        + (sign == '#' ? " size of key: " + Utf8.sizeBytes(key) : ""));
            }
        }
    }
}
