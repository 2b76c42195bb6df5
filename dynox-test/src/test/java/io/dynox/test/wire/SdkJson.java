package io.dynox.test.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** DynamoDB's JSON as the SDK's values and back, by the fields that the SDK's classes describe. Stateless. */
final class SdkJson {

    private SdkJson() {}

    /** Fills {@code builder} with the members of {@code json}; members that it doesn't know are ignored. */
    static Object read(SdkPojo builder, JsonNode json) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode member = json.field(field.locationName()).orElse(null);
            if (member != null && !member.isNull()) {
                field.set(builder, value(field, member));
            }
        }
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object value(SdkField<?> field, JsonNode json) {
        MarshallingType<?> type = field.marshallingType();
        if (json.isNull()) {
            return null;
        }
        if (type == MarshallingType.SDK_POJO) {
            return read(field.constructor().get(), expect(json, json.isObject(), "Start of structure or map"));
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>();
            expect(json, json.isArray(), "Start of list")
                    .asArray()
                    .forEach(element -> list.add(value(member, element)));
            return list;
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            expect(json, json.isObject(), "Start of structure or map")
                    .asObject()
                    .forEach((name, element) -> map.put(name, value(member, element)));
            return map;
        }
        return scalar(type, json);
    }

    private static Object scalar(MarshallingType<?> type, JsonNode json) {
        if (type == MarshallingType.BOOLEAN) {
            return expect(json, json.isBoolean(), "Boolean").asBoolean();
        }
        if (type == MarshallingType.STRING) {
            return expect(json, json.isString(), "String").asString();
        }
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArray(Base64.getDecoder()
                    .decode(expect(json, json.isString(), "String").asString()));
        }
        BigDecimal number =
                new BigDecimal(expect(json, json.isNumber(), "Number").asNumber());
        if (type == MarshallingType.INTEGER) {
            return number.intValue();
        }
        if (type == MarshallingType.LONG) {
            return number.longValue();
        }
        if (type == MarshallingType.DOUBLE) {
            return number.doubleValue();
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.ofEpochMilli(number.movePointRight(3).longValue());
        }
        throw new IllegalArgumentException("No value of type " + type.getTargetClass());
    }

    private static JsonNode expect(JsonNode json, boolean matches, String expected) {
        if (!matches) {
            throw new SerializationFailure(expected + " expected, but found " + json);
        }
        return json;
    }

    /** The value as JSON text. */
    static String write(SdkPojo value) {
        return value.sdkFields().stream()
                .map(field -> Map.entry(field.locationName(), optional(field.getValueOrDefault(value))))
                .filter(member -> !member.getValue().isEmpty())
                .map(member -> text(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String optional(Object value) {
        return value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap
                ? ""
                : json(value);
    }

    private static String json(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof SdkPojo pojo) {
            return write(pojo);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SdkJson::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text((String) entry.getKey()) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof SdkBytes bytes) {
            return text(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        }
        if (value instanceof Instant instant) {
            return BigDecimal.valueOf(instant.toEpochMilli())
                    .divide(BigDecimal.valueOf(1000), 3, RoundingMode.UNNECESSARY)
                    .toPlainString();
        }
        return value instanceof String string ? text(string) : value.toString();
    }

    /** {@code text} in quotes. */
    static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The request has a member of another JSON type than the service's model says. */
    static final class SerializationFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        SerializationFailure(String message) {
            super(message);
        }
    }
}
