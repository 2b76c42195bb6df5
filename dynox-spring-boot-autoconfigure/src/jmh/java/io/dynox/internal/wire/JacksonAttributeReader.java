package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.AttributeNames;
import io.dynox.internal.mapping.value.AttributeReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads flat items by Jackson, from behind the first bracket on. */
final class JacksonAttributeReader implements AttributeReader {

    private final JsonParser in;
    private AttributeValue.@Nullable Type opened;

    JacksonAttributeReader(JsonParser in) {
        this.in = in;
    }

    @Override
    public AttributeValue.Type type() {
        if (opened == null) {
            in.nextToken();
            opened = switch (in.nextName()) {
                case "S" -> AttributeValue.Type.S;
                case "N" -> AttributeValue.Type.N;
                case "BOOL" -> AttributeValue.Type.BOOL;
                default -> throw notFlat();
            };
        }
        return opened;
    }

    @Override
    public String text() {
        type();
        in.nextToken();
        String text = in.getString();
        close();
        return text;
    }

    @Override
    public boolean flag() {
        type();
        boolean flag = in.nextToken() == JsonToken.VALUE_TRUE;
        close();
        return flag;
    }

    private void close() {
        in.nextToken();
        opened = null;
    }

    @Override
    public @Nullable String name() {
        return in.nextToken() == JsonToken.END_OBJECT ? null : in.currentName();
    }

    @Override
    public int name(AttributeNames known, int guess) {
        String name = name();
        return name == null ? AttributeNames.END : known.find(name);
    }

    private static UnsupportedOperationException notFlat() {
        return new UnsupportedOperationException("an item of this benchmark is flat");
    }

    @Override
    public SdkBytes binary() {
        throw notFlat();
    }

    @Override
    public void beginElements() {
        throw notFlat();
    }

    @Override
    public boolean hasElement() {
        throw notFlat();
    }

    @Override
    public void beginDocument() {
        throw notFlat();
    }

    @Override
    public void skip() {
        throw notFlat();
    }
}
