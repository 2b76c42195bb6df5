package io.dynox.test.internal.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;

/**
 * Writes the SDK's model objects as DynamoDB's JSON, by the fields that the SDK's classes describe; what isn't set is left out. Not
 * thread-safe; one writes one document.
 */
public final class PojoWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private PojoWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The document of a model object, in UTF-8. */
    public static byte[] write(SdkPojo pojo) {
        return write(writer -> writer.structure(pojo));
    }

    /** The document of an error: its type and text, and what else its exception holds. */
    static byte[] error(String type, String messageMember, @Nullable String message, @Nullable SdkPojo members) {
        return write(writer -> {
            writer.json.writeStartObject();
            writer.json.writeStringField("__type", type);
            if (message != null) {
                writer.json.writeStringField(messageMember, wellFormed(message));
            }
            if (members != null) {
                writer.members(members);
            }
            writer.json.writeEndObject();
        });
    }

    private static byte[] write(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            body.write(new PojoWriter(generator));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory don't fail
        }
        return bytes.toByteArray();
    }

    private void structure(SdkPojo pojo) throws IOException {
        json.writeStartObject();
        if (pojo instanceof AttributeValue value) {
            attribute(value);
        } else {
            members(pojo);
        }
        json.writeEndObject();
    }

    private void members(SdkPojo pojo) throws IOException {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isSet(value)) {
                json.writeFieldName(field.locationName());
                value(value);
            }
        }
    }

    /** The one type of most values is known without a look at all ten fields. */
    private void attribute(AttributeValue attribute) throws IOException {
        switch (attribute.type()) {
            case S -> json.writeStringField("S", wellFormed(attribute.s()));
            case N -> json.writeStringField("N", attribute.n());
            case M -> {
                json.writeFieldName("M");
                value(attribute.m());
            }
            default -> members(attribute);
        }
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(wellFormed(text));
        } else if (value instanceof SdkPojo pojo) {
            structure(pojo);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(wellFormed((String) entry.getKey()));
                value(entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object member : list) {
                value(member);
            }
            json.writeEndArray();
        } else {
            scalar(value);
        }
    }

    private void scalar(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof SdkBytes bytes) {
            json.writeBinary(bytes.asByteArrayUnsafe());
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Instant instant) {
            json.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString());
        } else {
            throw new IllegalStateException("The service's model has no values of " + value.getClass());
        }
    }

    /** The text with question marks for surrogates that have lost their other half, which UTF-8 can't hold. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    /** What is written into a document. */
    private interface Body {
        void write(PojoWriter writer) throws IOException;
    }
}
