package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.AttributeNames;
import io.dynox.internal.mapping.value.AttributeReader;
import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.ModelWriter;
import io.dynox.internal.mapping.value.ValueCodec;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A record as a document, or as an item: an attribute for each component that is neither null nor empty.
 *
 * <p>Immutable once {@link #complete} was called, which lets a record hold records of its own type.
 */
public final class RecordCodec implements ValueCodec {

    /** The value of an attribute that is NULL. */
    static final Object NOTHING = new Object();

    private final Class<?> type;
    private final MethodHandle creator;
    private RecordPart[] parts = {};
    private RecordProperty[] properties = {};
    private AttributeNames names = new AttributeNames(List.of());
    /** Whether each part is one attribute. */
    private boolean isFlat;

    private boolean complete;

    RecordCodec(Class<?> type, MethodHandle creator) {
        this.type = type;
        this.creator = creator;
    }

    void complete(List<RecordPart> all) {
        parts = all.toArray(RecordPart[]::new);
        properties = all.stream().flatMap(RecordCodec::properties).toArray(RecordProperty[]::new);
        names = new AttributeNames(
                Arrays.stream(properties).map(RecordProperty::attribute).toList());
        isFlat = all.stream().allMatch(RecordProperty.class::isInstance);
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    public Class<?> type() {
        return type;
    }

    public List<RecordPart> parts() {
        return List.of(parts);
    }

    /** Stores a key's value as the attribute of an item; null if it is stored as a plain value. */
    @Nullable
    AttributeValue keyValue(String attribute, Object value) {
        for (RecordPart part : parts) {
            if (part instanceof RecordProperty property && property.attribute().equals(attribute)) {
                return property.keyValue(value);
            }
            if (part instanceof FlattenedPart flattened && part.attributes().contains(attribute)) {
                return flattened.codec().keyValue(attribute, value);
            }
        }
        return null;
    }

    public Map<String, AttributeValue> attributes(Object owner) {
        ModelWriter out = new ModelWriter(owner, properties.length);
        writeParts(owner, out);
        return out.members();
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        return create(value.m());
    }

    public Object create(Map<String, AttributeValue> attributes) {
        @Nullable Object[] arguments = new @Nullable Object[parts.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = parts[i].decode(attributes);
        }
        return Reflection.create(creator, arguments, type);
    }

    @Override
    public void write(Object value, AttributeWriter out) {
        out.beginDocument(value, properties.length);
        writeParts(value, out);
        out.endDocument();
    }

    /** Writes the attributes of a record, between the begin and the end of a document. */
    public void writeParts(Object owner, AttributeWriter out) {
        for (RecordPart part : parts) {
            part.write(owner, out);
        }
    }

    @Override
    public Object read(AttributeReader in) {
        expect(in);
        in.beginDocument();
        return readParts(in);
    }

    /** Reads a record from what is left of a document that has begun; attributes that it doesn't have are skipped. */
    public Object readParts(AttributeReader in) {
        @Nullable Object[] values = new @Nullable Object[properties.length];
        int guess = 0;
        for (int place = in.name(names, guess); place != AttributeNames.END; place = in.name(names, guess)) {
            if (place == AttributeNames.UNKNOWN) {
                in.skip();
            } else {
                values[place] = properties[place].read(in);
                guess = place + 1 == values.length ? 0 : place + 1;
            }
        }
        if (!isFlat) {
            return assemble(values, 0);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = properties[i].orAbsent(values[i]);
        }
        return Reflection.create(creator, values, type);
    }

    Object assemble(@Nullable Object[] values, int first) {
        @Nullable Object[] arguments = new @Nullable Object[parts.length];
        int at = first;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = parts[i].assemble(values, at);
            at += parts[i].attributes().size();
        }
        return Reflection.create(creator, arguments, type);
    }

    /** Those of the parts, flattened ones taken apart. */
    RecordProperty[] properties() {
        return properties;
    }

    private static Stream<RecordProperty> properties(RecordPart part) {
        if (part instanceof RecordProperty property) {
            return Stream.of(property);
        }
        return part instanceof FlattenedPart flattened
                ? Stream.of(flattened.codec().properties())
                : Stream.of();
    }

    @Override
    public AttributeValue.Type stored() {
        return AttributeValue.Type.M;
    }
}
