package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.AttributeName;
import io.dynox.internal.mapping.value.AttributeWriter;
import java.util.Collection;
import java.util.List;
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
    public final void binary(SdkBytes value) {
        throw notFlat();
    }

    @Override
    public final void nothing() {
        throw notFlat();
    }

    @Override
    public final void texts(List<String> members) {
        throw notFlat();
    }

    @Override
    public final void numbers(List<String> members) {
        throw notFlat();
    }

    @Override
    public final void binaries(List<SdkBytes> members) {
        throw notFlat();
    }

    @Override
    public final void beginList(Collection<?> source) {
        throw notFlat();
    }

    @Override
    public final void endList() {
        throw notFlat();
    }

    @Override
    public final void beginDocument(Object source, int attributes) {
        throw notFlat();
    }

    @Override
    public final void endDocument() {
        throw notFlat();
    }
}
