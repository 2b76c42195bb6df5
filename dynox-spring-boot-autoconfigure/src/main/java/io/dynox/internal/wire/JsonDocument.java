package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.BadValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A JSON object of a file, such as a line of an export: plain JSON, in which some members are items in DynamoDB's JSON. Stateless.
 */
public final class JsonDocument {

    private static final int MAX_DEPTH = 200;

    private JsonDocument() {}

    /**
     * Reads an object: texts, {@link BigDecimal}, booleans, null, lists and maps. The members of the outermost object that are
     * named as items become maps of attribute values.
     *
     * @param json the whole object and nothing else, in UTF-8
     * @param items the names of the members that are items
     * @throws IllegalArgumentException if it is no such object; the text says at which byte, and holds none of the content
     */
    public static Map<String, @Nullable Object> read(byte[] json, Set<String> items) {
        JsonReader reader = new JsonReader(json);
        try {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            reader.begin('{');
            for (String name = reader.member(); name != null; name = reader.member()) {
                document.put(name, items.contains(name) ? item(reader) : value(reader, 1));
            }
            if (reader.peek() >= 0) {
                throw reader.malformed();
            }
            return document;
        } catch (MalformedJsonException | BadValue | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "it is no JSON object of the expected form, at byte " + reader.position());
        }
    }

    private static @Nullable Object item(JsonReader reader) {
        if (reader.acceptNull()) {
            return null;
        }
        reader.beginItem();
        Map<String, AttributeValue> item = Attributes.read(reader);
        if (item.values().stream().anyMatch(value -> value.type() == AttributeValue.Type.UNKNOWN_TO_SDK_VERSION)) {
            throw reader.malformed();
        }
        return item;
    }

    private static @Nullable Object value(JsonReader reader, int depth) {
        if (depth > MAX_DEPTH) {
            throw reader.malformed();
        }
        return switch (reader.peek()) {
            case '"' -> reader.string();
            case '{' -> object(reader, depth);
            case '[' -> list(reader, depth);
            case 't', 'f' -> reader.bool();
            case 'n' -> {
                if (!reader.acceptNull()) {
                    throw reader.malformed();
                }
                yield null;
            }
            default -> new BigDecimal(reader.numberText());
        };
    }

    private static Map<String, @Nullable Object> object(JsonReader reader, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        reader.begin('{');
        for (String name = reader.member(); name != null; name = reader.member()) {
            object.put(name, value(reader, depth + 1));
            reader.first = false;
        }
        return object;
    }

    private static List<@Nullable Object> list(JsonReader reader, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        reader.begin('[');
        while (reader.more(']')) {
            list.add(value(reader, depth + 1));
            reader.first = false;
        }
        return list;
    }

    /** Writes an object, in the same form; a value that is a map of attribute values is written in DynamoDB's JSON. */
    public static byte[] write(Map<String, ?> document, Set<String> items) {
        JsonWriter writer = new JsonWriter(512);
        writer.takeAll();
        String separator = "{";
        for (Map.Entry<String, ?> member : document.entrySet()) {
            writer.raw(ascii(separator));
            writer.string(member.getKey());
            writer.raw(ascii(":"));
            write(member.getValue(), items.contains(member.getKey()), writer);
            separator = ",";
        }
        writer.raw(ascii(document.isEmpty() ? "{}" : "}"));
        return writer.toBytes();
    }

    private static void write(@Nullable Object value, boolean isItem, JsonWriter writer) {
        if (isItem && value instanceof Map<?, ?> item) {
            writer.raw(ascii("{"));
            Attributes.write(attributes(item), writer);
            writer.raw(ascii("}"));
        } else if (value instanceof String text) {
            writer.string(text);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            writer.raw(ascii(String.valueOf(value)));
        } else {
            throw new IllegalArgumentException(
                    "A member can't be a " + value.getClass().getName());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, AttributeValue> attributes(Map<?, ?> item) {
        return (Map<String, AttributeValue>) item;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
