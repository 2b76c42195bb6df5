package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.AttributeName;
import io.dynox.internal.mapping.value.AttributeWriter;
import java.util.Collection;
import software.amazon.awssdk.core.SdkBytes;

/** Takes items without lists, documents, sets and binaries, which those of the benchmark don't have. */
abstract class FlatAttributeWriter implements AttributeWriter {

    private static UnsupportedOperationException notFlat() {
        return new UnsupportedOperationException("an item of this benchmark is flat");
    }

    @Override
    public final void name(AttributeName name) {
        name(name.text());
    }

    @Override
    public final void number(long value) {
        number(Long.toString(value));
    }

    @Override
    public final void element() {
        throw notFlat();
    }

    @Override
    public final void binary(byte[] value) {
        throw notFlat();
    }

    @Override
    public final void nothing() {
        throw notFlat();
    }

    @Override
    public final void texts(Collection<String> members) {
        throw notFlat();
    }

    @Override
    public final void numbers(Collection<String> members) {
        throw notFlat();
    }

    @Override
    public final void binaries(Collection<SdkBytes> members) {
        throw notFlat();
    }

    @Override
    public final void beginList() {
        throw notFlat();
    }

    @Override
    public final void endList() {
        throw notFlat();
    }

    @Override
    public final void beginDocument() {
        throw notFlat();
    }

    @Override
    public final void endDocument() {
        throw notFlat();
    }
}
