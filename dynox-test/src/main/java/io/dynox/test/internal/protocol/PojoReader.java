package io.dynox.test.internal.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Reads DynamoDB's JSON into the SDK's model objects, by the fields that the SDK's classes describe. Members that a class doesn't
 * know are skipped, as the service does; of a member that comes twice the last one counts. Not thread-safe; one reads one document.
 */
public final class PojoReader {

    /** Without interned names: those of attributes may be anything. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final String NO_STRUCTURE = "Start of structure or map found where not expected";

    private final JsonParser parser;

    private PojoReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Fills a builder with the members of a document and builds it.
     *
     * @param json a JSON object in UTF-8
     * @throws SerializationFailure if the document is no JSON object, or a member is of another JSON type than the model says
     */
    public static Object read(SdkPojo builder, byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new SerializationFailure(null);
            }
            Object read = new PojoReader(parser).structure(builder);
            if (parser.nextToken() != null) {
                throw new SerializationFailure(null);
            }
            return read;
        } catch (IOException e) { // the parser's exceptions quote the document
            throw new SerializationFailure(null);
        }
    }

    /**
     * Reads a document to its end.
     *
     * @throws SerializationFailure if it is no JSON object
     */
    static void check(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new SerializationFailure(null);
            }
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new SerializationFailure(null);
            }
        } catch (IOException e) { // as above
            throw new SerializationFailure(null);
        }
    }

    /** The structure whose opening brace was read last. */
    private Object structure(SdkPojo builder) throws IOException {
        Map<String, SdkField<?>> fields = builder.sdkFieldNameToField();
        while (nextInside() != JsonToken.END_OBJECT) {
            SdkField<?> field = fields.get(parser.currentName());
            JsonToken token = nextInside();
            if (field == null) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                field.set(builder, value(field, token));
            }
        }
        return ((SdkBuilder<?, ?>) builder).build();
    }

    /** The token after the last one; the end of the document is an error here. */
    private JsonToken nextInside() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new SerializationFailure(null);
        }
        return token;
    }

    private Object value(SdkField<?> field, JsonToken token) throws IOException {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return scalar(field, token).string();
        }
        if (type == MarshallingType.SDK_POJO) {
            requireStructure(field, token);
            return structure(field.constructor().get());
        }
        if (type == MarshallingType.MAP) {
            return map(field, token);
        }
        if (type == MarshallingType.LIST) {
            return list(field, token);
        }
        Scalar scalar = scalar(field, token);
        if (type == MarshallingType.SDK_BYTES) {
            return scalar.bytes();
        }
        if (type == MarshallingType.BOOLEAN) {
            return scalar.bool();
        }
        if (type == MarshallingType.INTEGER) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, scalar.whole("Integer")));
        }
        if (type == MarshallingType.LONG) {
            return scalar.whole("Long");
        }
        if (type == MarshallingType.DOUBLE) {
            return scalar.number("Double").doubleValue();
        }
        if (type == MarshallingType.INSTANT) {
            return scalar.instant();
        }
        throw new IllegalStateException("The service's model has no fields of type " + type.getTargetClass());
    }

    private Map<String, @Nullable Object> map(SdkField<?> field, JsonToken token) throws IOException {
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        if (token == JsonToken.START_ARRAY) {
            throw new SerializationFailure(
                    "Unrecognized collection type java.util.Map<java.lang.String, " + modelName(member) + ">");
        }
        if (token != JsonToken.START_OBJECT) {
            throw new SerializationFailure("Unexpected field type");
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (nextInside() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            map.put(name, member(member, nextInside()));
        }
        return map;
    }

    private List<@Nullable Object> list(SdkField<?> field, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            throw new SerializationFailure(NO_STRUCTURE);
        }
        if (token != JsonToken.START_ARRAY) {
            throw new SerializationFailure("Unexpected field type");
        }
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken next = nextInside(); next != JsonToken.END_ARRAY; next = nextInside()) {
            list.add(member(member, next));
        }
        return list;
    }

    /** A member of a list or map. A structure that is null is taken for one without members, which the service's checks refuse. */
    private @Nullable Object member(SdkField<?> field, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NULL) {
            return value(field, token);
        }
        return field.marshallingType() == MarshallingType.SDK_POJO
                ? ((SdkBuilder<?, ?>) field.constructor().get()).build()
                : null;
    }

    private static void requireStructure(SdkField<?> field, JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            throw new SerializationFailure("Unrecognized collection type class " + modelName(field));
        }
        if (token != JsonToken.START_OBJECT) {
            throw new SerializationFailure("Unexpected value type in payload");
        }
    }

    private Scalar scalar(SdkField<?> field, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            throw new SerializationFailure(NO_STRUCTURE);
        }
        if (token == JsonToken.START_ARRAY) {
            throw new SerializationFailure("Unrecognized collection type class " + modelName(field));
        }
        return new Scalar(token, Objects.requireNonNull(parser.getText()));
    }

    /** The name of a field's type in the service's messages. */
    private static String modelName(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            Class<?> builder = field.constructor().get().getClass();
            return "com.amazonaws.dynamodb.v20120810."
                    + builder.getEnclosingClass().getSimpleName();
        }
        if (type == MarshallingType.SDK_BYTES) {
            return "java.nio.ByteBuffer";
        }
        return (type == MarshallingType.LIST || type == MarshallingType.MAP ? "java.util." : "java.lang.")
                + type.getTargetClass().getSimpleName();
    }
}
