package io.dynox.internal.wire;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Writes by Jackson. */
final class JacksonAttributeWriter extends FlatAttributeWriter {

    private static final SerializedString S = new SerializedString("S");
    private static final SerializedString N = new SerializedString("N");
    private static final SerializedString BOOL = new SerializedString("BOOL");

    private final JsonGenerator out;

    JacksonAttributeWriter(JsonGenerator out) {
        this.out = out;
    }

    @Override
    public void name(String name) {
        out.writeName(name);
    }

    @Override
    public void text(String value) {
        out.writeStartObject();
        out.writeName(S);
        out.writeString(value);
        out.writeEndObject();
    }

    @Override
    public void number(String text) {
        out.writeStartObject();
        out.writeName(N);
        out.writeString(text);
        out.writeEndObject();
    }

    @Override
    public void flag(boolean value) {
        out.writeStartObject();
        out.writeName(BOOL);
        out.writeBoolean(value);
        out.writeEndObject();
    }
}
