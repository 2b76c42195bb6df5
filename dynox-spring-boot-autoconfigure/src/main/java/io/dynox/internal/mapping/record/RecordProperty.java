package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.AttributeName;
import io.dynox.internal.mapping.value.AttributeReader;
import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.OptionalCodec;
import io.dynox.internal.mapping.value.Primitives;
import io.dynox.internal.mapping.value.ValueCodec;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A component of a record and the attribute that holds it. Immutable. */
public final class RecordProperty implements RecordPart {

    private final String component;
    private final String attribute;
    private final AttributeName name;
    private final Type type;
    private final MethodHandle getter;
    private final ValueCodec codec;
    private final @Nullable Object absent;
    private final boolean required;
    private final boolean filled;
    private final String place;
    private final Class<?> valueType;

    /**
     * Joins a component to an attribute.
     *
     * @param place what it is, for messages about bad values
     * @param required whether an item without the attribute is refused
     * @param filled whether the attribute of a null is filled when the item is written
     * @param absent what the absence of the attribute says
     */
    RecordProperty(
            String component,
            String attribute,
            Type type,
            MethodHandle getter,
            ValueCodec codec,
            @Nullable Object absent,
            boolean required,
            boolean filled,
            String place) {
        this.component = component;
        this.attribute = attribute;
        this.name = new AttributeName(attribute);
        this.type = type;
        this.getter = getter;
        this.codec = codec;
        this.absent = absent;
        this.required = required;
        this.filled = filled;
        this.place = place;
        this.valueType = Primitives.boxed(valueType(type));
    }

    /** What a key holds: an {@code Optional} is given without its wrapper, and no other key is generic. */
    private static Class<?> valueType(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Optional.class
                    ? valueType(generic.getActualTypeArguments()[0])
                    : (Class<?>) generic.getRawType();
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    public Type type() {
        return type;
    }

    public String attribute() {
        return attribute;
    }

    public ValueCodec codec() {
        return codec;
    }

    /** An item that could not be read again isn't written. */
    private void checkMayBeLeftOut(@Nullable Object value) {
        if (value == null && required && !filled) {
            throw new BadValue("is null, and items without it are refused when they are read")
                    .about(" (" + place + "): give it a value, or make it @Nullable or an Optional, or give it"
                            + " @AllowMissing")
                    .inAttribute(attribute);
        }
    }

    /** What the absence of the attribute says. */
    private @Nullable Object absent() {
        if (required) {
            throw new BadValue("is absent, and it isn't optional")
                    .about(" (" + place
                            + "): if it may be absent, make it @Nullable or an Optional, or give it a @Default"
                            + " or @AllowMissing; if this is an item of another type, tell the types apart by"
                            + " @DynoxType")
                    .inAttribute(attribute);
        }
        return absent;
    }

    @Override
    public @Nullable Object decode(Map<String, AttributeValue> attributes) {
        AttributeValue value = attributes.get(attribute);
        if (value == null || value.type() == AttributeValue.Type.NUL) {
            return absent();
        }
        try {
            return codec.decode(value);
        } catch (BadValue e) {
            throw e.about(" (" + place + "): correct the item, change the type, or read it as a map by asMaps()")
                    .inAttribute(attribute);
        }
    }

    @Override
    public void write(Object owner, AttributeWriter out) {
        Object value = get(owner);
        if (value == null || codec.isAbsent(value)) {
            checkMayBeLeftOut(value);
            return;
        }
        try {
            out.name(name);
            codec.write(value, out);
        } catch (BadValue e) {
            throw e.about(" (" + place + ")").inAttribute(attribute);
        }
    }

    /** Reads the attribute; {@link RecordCodec#NOTHING} when it is NULL. */
    Object read(AttributeReader in) {
        if (in.type() == AttributeValue.Type.NUL) {
            in.skip();
            return RecordCodec.NOTHING;
        }
        return codec.read(in);
    }

    @Override
    public @Nullable Object assemble(@Nullable Object[] values, int first) {
        return orAbsent(values[first]);
    }

    /** A value that was read, or what its absence says. */
    @Nullable
    Object orAbsent(@Nullable Object value) {
        return value == null || value == RecordCodec.NOTHING ? absent() : value;
    }

    @Override
    public List<String> attributes() {
        return List.of(attribute);
    }

    @Override
    public void describe(Object owner, Map<String, @Nullable Object> into) {
        Object value;
        try {
            value = get(owner);
        } catch (BadValue e) {
            into.put(attribute, e.getMessage());
            return;
        }
        if (value == null || codec.isAbsent(value)) {
            return;
        }
        try {
            into.putAll(ItemDecoder.describe(Map.of(attribute, codec.encode(value))));
        } catch (BadValue e) {
            into.put(attribute, value);
        }
    }

    private ValueCodec content() {
        return codec instanceof OptionalCodec optional ? optional.content() : codec;
    }

    /** Stores a key's value as this attribute's; null if it isn't of the component's type. */
    @Nullable
    AttributeValue keyValue(Object value) {
        return valueType.isInstance(value) ? content().encode(value) : null;
    }

    private @Nullable Object get(Object owner) {
        return Reflection.get(getter, owner, component);
    }
}
