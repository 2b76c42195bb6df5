package io.dynox.internal.wire;

import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Writes by the SDK. */
final class SdkAttributeWriter extends FlatAttributeWriter {

    private final JsonWriter out;

    SdkAttributeWriter(JsonWriter out) {
        this.out = out;
    }

    @Override
    public void name(String name) {
        out.writeFieldName(name);
    }

    @Override
    public void text(String value) {
        out.writeStartObject().writeFieldName("S").writeValue(value).writeEndObject();
    }

    @Override
    public void number(String text) {
        out.writeStartObject().writeFieldName("N").writeValue(text).writeEndObject();
    }

    @Override
    public void flag(boolean value) {
        out.writeStartObject().writeFieldName("BOOL").writeValue(value).writeEndObject();
    }
}
